import { z } from 'zod';
import { normalisePhoneNumber } from '../phones/normalise-phone-number.ts';
import { elementsOf, textOf, type Element } from '../twiml/element.ts';
import { refuseTwiml } from '../twiml/refuse-twiml.ts';
import { attribute } from './attribute.ts';
import { readAddress } from './read-address.ts';
import { readAttributes } from './read-attributes.ts';
import type { ReadVerb } from './voice-document.ts';

/** Twilio's own: four hours. */
const LONGEST_CALL_S = 14_400;

const dial = z.strictObject({
  action: z.string().nullable().default(null),
  method: attribute.method,
  timeout: attribute.positive.pipe(z.number().max(600)).default(30),
  timeLimit: attribute.positive.pipe(z.number().max(LONGEST_CALL_S)).default(LONGEST_CALL_S),
  callerId: z.string().nullable().default(null),
  hangupOnStar: attribute.yes_or_no.default(false),
  answerOnBridge: attribute.yes_or_no.default(false),
  record: z.literal('do-not-record').default('do-not-record'),
});

const CODES = { method: 13211, timeout: 13212, hangupOnStar: 13213, callerId: 13214, timeLimit: 13215 };

/** Reads <Dial> to one number: https://www.twilio.com/docs/voice/twiml/dial. Other nouns are not played here. */
export function readDial(verb: Element, base: string): ReadVerb {
  const read = readAttributes({ verb, schema: dial, codes: CODES });
  if (!read.ok) return read;
  const { action, method, timeout, timeLimit, callerId, hangupOnStar } = read.attributes;
  const nouns = elementsOf(verb.children);
  const [noun] = nouns;
  if (nouns.length > 1) return refuseTwiml(12200, 'Schema validation: the sandbox dials one Number at a time');
  if (noun !== undefined && noun.name !== 'Number') {
    return refuseTwiml(12200, `Schema validation: the sandbox does not dial a ${noun.name}`);
  }
  const [unknown] = Object.keys(noun?.attributes ?? {});
  if (unknown !== undefined)
    return refuseTwiml(12200, `Schema validation: the sandbox knows no ${unknown} of a Number`);
  const asked = (noun === undefined ? textOf(verb) : textOf(noun)).trim();
  const number = normalisePhoneNumber(asked);
  if (number === null) return refuseTwiml(13223, `Dial: Invalid phone number format: ${asked}`);
  const caller_id = callerId === null ? null : normalisePhoneNumber(callerId);
  if (callerId !== null && caller_id === null) return refuseTwiml(13214, `Dial: Invalid callerId value: ${callerId}`);
  const address = action === null ? null : readAddress(action, base);
  if (action !== null && address === null) return refuseTwiml(11100, `Invalid URL format: ${action}`);
  return {
    ok: true,
    steps: [
      {
        kind: 'dial',
        number,
        caller_id,
        timeout_s: timeout,
        time_limit_s: timeLimit,
        hang_up_on_star: hangupOnStar,
        action: address,
        method,
      },
    ],
  };
}
