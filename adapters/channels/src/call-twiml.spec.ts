import { expect, it } from 'vitest';
import { callTwiml } from './call-twiml.ts';

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const digit_url = 'https://kept.example.org/digits/1?locale=es&x=1';

it('what is said while a digit is waited for can be cut short by it, and silence is told too', () => {
  const parts = [{ say: 'Pulse 1 & <adiós>' }, { play_url: 'https://kept.example.org/clip?a=1&b=2' }];
  expect(callTwiml({ locale: 'es-MX', voices: {}, parts, next: { type: 'wait_for_digit', digit_url } })).toBe(
    `${XML}<Response><Gather input="dtmf" numDigits="1" timeout="7" finishOnKey="" actionOnEmptyResult="true" ` +
      'action="https://kept.example.org/digits/1?locale=es&amp;x=1" method="POST">' +
      '<Say language="es-MX" voice="Polly.Mia">Pulse 1 &amp; &lt;adiós&gt;</Say>' +
      '<Play>https://kept.example.org/clip?a=1&amp;b=2</Play></Gather></Response>',
  );
});

it('a forwarded call shows our number and tells of its end', () => {
  const next = {
    type: 'connect',
    number: '+12025550188',
    caller_id: '+12025550100',
    ended_url: 'https://x/e',
  } as const;
  expect(callTwiml({ locale: 'en', voices: {}, parts: [{ say: 'Hold on.' }], next })).toBe(
    `${XML}<Response><Say language="en-US" voice="Polly.Joanna">Hold on.</Say>` +
      '<Dial callerId="+12025550100" timeout="30" action="https://x/e" method="POST">+12025550188</Dial></Response>',
  );
});

it('nothing to say hangs up', () => {
  expect(callTwiml({ locale: 'en', voices: {}, parts: [{ say: ' ' }], next: { type: 'hang_up' } })).toBe(
    `${XML}<Response><Hangup/></Response>`,
  );
});

it('what XML cannot hold and nobody could hear is left out', () => {
  const text = callTwiml({
    locale: 'en',
    voices: {},
    parts: [{ say: 'a\u0000b\u0007c \ud83d 😀' }],
    next: { type: 'hang_up' },
  });
  expect(text).toContain('>a b c \ufffd 😀<');
});

it('long words are said in pieces the provider takes, and none is lost', () => {
  const words = Array.from({ length: 2_000 }, (_, at) => `word${at}`);
  const text = callTwiml({ locale: 'en', voices: {}, parts: [{ say: words.join(' ') }], next: { type: 'hang_up' } });
  const pieces = [...text.matchAll(/<Say[^>]*>([^<]*)</g)].map(([, said = '']) => said);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(3_000);
  expect(pieces.join(' ').split(' ')).toEqual(words);
});

it.each([
  ['en-GB', 'en-GB'],
  ['fr', 'fr-FR'],
  ['FR-ca', 'fr-CA'],
  ['de-CH', 'de-DE'],
  ['xx-YY', 'en-US'],
  ['', 'en-US'],
])('the locale %j is read out in %s', (locale, language) => {
  expect(callTwiml({ locale, voices: {}, parts: [{ say: 'x' }], next: { type: 'hang_up' } })).toContain(
    `language="${language}"`,
  );
});

it('the voice that the account has chosen reads out', () => {
  const voices = { 'en-US': 'Polly.Matthew' };
  expect(callTwiml({ locale: 'en', voices, parts: [{ say: 'x' }], next: { type: 'hang_up' } })).toContain(
    '<Say language="en-US" voice="Polly.Matthew">',
  );
});
