import { z } from 'zod';
import { textOf, type Element } from '../twiml/element.ts';
import { refuseTwiml } from '../twiml/refuse-twiml.ts';
import { attribute } from './attribute.ts';
import { readAddress } from './read-address.ts';
import { readAttributes } from './read-attributes.ts';
import { sayVoice } from './say-voice.ts';
import type { ReadVerb } from './voice-document.ts';

/** Twilio refuses longer ones: https://www.twilio.com/docs/api/errors/13520. */
const LONGEST_TEXT = 4096;

const say = z.strictObject({ ...sayVoice, loop: attribute.loop });
const play = z.strictObject({
  loop: attribute.loop,
  digits: z
    .string()
    .regex(/^[0-9A-D*#wW]{1,32}$/)
    .nullable()
    .default(null),
});
const pause = z.strictObject({ length: attribute.positive.default(1) });

type Place = { readonly url: string; readonly gather: number | null };

/** Reads what is heard: Say, Play or Pause, by itself (`gather` null) or in a Gather. */
export function readUtterance(verb: Element, place: Place): ReadVerb {
  if (verb.children.some((child) => 'name' in child)) {
    return refuseTwiml(12200, `Schema validation: ${verb.name} holds no other verb here`);
  }
  switch (verb.name) {
    case 'Say':
      return readSay(verb, place);
    case 'Play':
      return readPlay(verb, place);
    default:
      return readPause(verb, place);
  }
}

function readSay(verb: Element, { gather }: Place): ReadVerb {
  const read = readAttributes({ verb, schema: say, codes: { loop: 13510, voice: 13511, language: 13512 } });
  if (!read.ok) return read;
  const text = textOf(verb).replaceAll(/\s+/g, ' ').trim();
  if (text === '' || text.length > LONGEST_TEXT) {
    return refuseTwiml(13520, `Say: Invalid text: it has ${text.length} characters, and may have 1 to ${LONGEST_TEXT}`);
  }
  const { voice, language, loop } = read.attributes;
  return { ok: true, steps: [{ kind: 'say', text, voice, language, times: loop, gather }] };
}

function readPlay(verb: Element, { url: base, gather }: Place): ReadVerb {
  const read = readAttributes({ verb, schema: play, codes: { loop: 13410 } });
  if (!read.ok) return read;
  const { digits, loop } = read.attributes;
  if (digits !== null) return { ok: true, steps: [{ kind: 'tones', digits, times: loop, gather }] };
  const url = readAddress(textOf(verb), base);
  if (url === null) return refuseTwiml(11100, `Invalid URL format: ${textOf(verb).trim()}`);
  return { ok: true, steps: [{ kind: 'play', url, times: loop, gather }] };
}

function readPause(verb: Element, { gather }: Place): ReadVerb {
  const read = readAttributes({ verb, schema: pause, codes: {} });
  if (!read.ok) return read;
  if (textOf(verb).trim() !== '') return refuseTwiml(12200, 'Schema validation: Pause is empty');
  return { ok: true, steps: [{ kind: 'pause', seconds: read.attributes.length, gather }] };
}
