import { z } from 'zod';
import { textOf, type Element } from '../twiml/element.ts';
import { refuseTwiml } from '../twiml/refuse-twiml.ts';
import { attribute } from './attribute.ts';
import { readAddress } from './read-address.ts';
import { readAttributes } from './read-attributes.ts';
import type { ReadVerb } from './voice-document.ts';

const schema = z.strictObject({ method: attribute.method });

/** Reads <Redirect>: https://www.twilio.com/docs/voice/twiml/redirect. */
export function readRedirect(verb: Element, base: string): ReadVerb {
  const read = readAttributes({ verb, schema, codes: { method: 13710 } });
  if (!read.ok) return read;
  const url = readAddress(textOf(verb), base);
  if (url === null) return refuseTwiml(11100, `Invalid URL format: ${textOf(verb).trim()}`);
  return { ok: true, steps: [{ kind: 'redirect', url, method: read.attributes.method }] };
}
