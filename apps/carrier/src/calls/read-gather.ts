import { z } from 'zod';
import type { Element } from '../twiml/element.ts';
import type { TwimlProblem } from '../twiml/read-response.ts';
import { refuseTwiml } from '../twiml/refuse-twiml.ts';
import { attribute } from './attribute.ts';
import { readAddress } from './read-address.ts';
import { readAttributes } from './read-attributes.ts';
import { readUtterance } from './read-utterance.ts';
import type { Gather, VoiceStep } from './voice-document.ts';

const schema = z.strictObject({
  /** Speech is not understood here. */
  input: z.literal('dtmf').default('dtmf'),
  action: z.string().nullable().default(null),
  method: attribute.method,
  timeout: attribute.positive.default(5),
  numDigits: attribute.positive.nullable().default(null),
  finishOnKey: z
    .string()
    .regex(/^[0-9*#]?$/)
    .default('#'),
  actionOnEmptyResult: attribute.yes_or_no.default(false),
});

const CODES = { finishOnKey: 13310, method: 13312, timeout: 13313, numDigits: 13314, input: 13326 };

/** Reads <Gather> and what is said while it listens: https://www.twilio.com/docs/voice/twiml/gather. */
export function readGather(
  verb: Element,
  { url, index }: { readonly url: string; readonly index: number },
):
  | { readonly ok: true; readonly gather: Gather; readonly steps: readonly VoiceStep[] }
  | { readonly ok: false; readonly problem: TwimlProblem } {
  const read = readAttributes({ verb, schema, codes: CODES });
  if (!read.ok) return read;
  const { action, method, timeout, numDigits, finishOnKey, actionOnEmptyResult } = read.attributes;
  const address = readAddress(action ?? url, url);
  if (address === null) return refuseTwiml(11100, `Invalid URL format: ${action ?? ''}`);
  const steps: VoiceStep[] = [];
  for (const node of verb.children) {
    if ('text' in node) {
      if (node.text.trim() !== '')
        return refuseTwiml(12200, 'Schema validation: Gather holds verbs, no text of its own');
      continue;
    }
    if (!['Say', 'Play', 'Pause'].includes(node.name))
      return refuseTwiml(13320, `Gather: Invalid nested verb ${node.name}`);
    const utterance = readUtterance(node, { url, gather: index });
    if (!utterance.ok) return utterance;
    steps.push(...utterance.steps);
  }
  return {
    ok: true,
    gather: {
      action: address,
      method,
      num_digits: numDigits,
      timeout_s: timeout,
      finish_on_key: finishOnKey,
      action_on_empty_result: actionOnEmptyResult,
    },
    steps: [...steps, { kind: 'listen', gather: index }],
  };
}
