import { z } from 'zod';
import type { Element } from '../twiml/element.ts';
import { readResponse, type TwimlProblem } from '../twiml/read-response.ts';
import { refuseTwiml } from '../twiml/refuse-twiml.ts';
import { readAttributes } from './read-attributes.ts';
import { readDial } from './read-dial.ts';
import { readGather } from './read-gather.ts';
import { readRedirect } from './read-redirect.ts';
import { readUtterance } from './read-utterance.ts';
import type { Gather, ReadVerb, VoiceDocument, VoiceStep } from './voice-document.ts';

export type ReadVoiceDocument =
  | { readonly ok: true; readonly document: VoiceDocument }
  | { readonly ok: false; readonly problem: TwimlProblem };

const hangup = z.strictObject({});
const reject = z.strictObject({ reason: z.enum(['rejected', 'busy']).default('rejected') });

/**
 * Reads a voice webhook's answer as strictly as a validator would: a verb, an attribute, a value or a nesting that
 * Twilio does not document is a problem of the whole document (https://www.twilio.com/docs/voice/twiml), and so is what
 * is documented but not played here (speech input, recordings, conferences, queues), which is named as such.
 * @param answer.url where the document came from; relative addresses in it are resolved against it. '' for TwiML that
 *   came with the request.
 */
export function readVoiceDocument(answer: {
  readonly url: string;
  readonly content_type: string | null;
  readonly body: string;
}): ReadVoiceDocument {
  const { url } = answer;
  const read = readResponse(answer);
  if (!read.ok) return read;
  const { response } = read;
  const unknown = Object.keys(response.attributes).find((name) => !name.startsWith('xmlns') && !name.startsWith('xsi'));
  if (unknown !== undefined) return refuseTwiml(12200, `Schema validation: Response has no attribute ${unknown}`);
  const steps: VoiceStep[] = [];
  const gathers: Gather[] = [];
  for (const node of response.children) {
    if ('text' in node) {
      if (node.text.trim() !== '')
        return refuseTwiml(12200, 'Schema validation: Response holds verbs, no text of its own');
      continue;
    }
    if (node.name === 'Gather') {
      const gather = readGather(node, { url, index: gathers.length });
      if (!gather.ok) return gather;
      gathers.push(gather.gather);
      steps.push(...gather.steps);
      continue;
    }
    const verb = readVerb(node, url);
    if (!verb.ok) return verb;
    steps.push(...verb.steps);
  }
  return { ok: true, document: { url, steps, gathers } };
}

function readVerb(verb: Element, url: string): ReadVerb {
  switch (verb.name) {
    case 'Say':
    case 'Play':
    case 'Pause':
      return readUtterance(verb, { url, gather: null });
    case 'Redirect':
      return readRedirect(verb, url);
    case 'Dial':
      return readDial(verb, url);
    case 'Hangup':
      return readEnd(verb, hangup);
    case 'Reject':
      return readEnd(verb, reject);
    default:
      return refuseTwiml(12200, `Schema validation: unknown verb ${verb.name}`);
  }
}

/** A call that was answered can only be hung up, whatever the verb: https://www.twilio.com/docs/voice/twiml/reject. */
function readEnd(verb: Element, schema: z.ZodType): ReadVerb {
  const read = readAttributes({ verb, schema, codes: {} });
  if (!read.ok) return read;
  if (verb.children.some((child) => 'name' in child || child.text.trim() !== ''))
    return refuseTwiml(12200, `Schema validation: ${verb.name} is empty`);
  return { ok: true, steps: [{ kind: 'hangup' }] };
}
