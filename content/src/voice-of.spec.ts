import { expect, it } from 'vitest';
import { CALL_VOICES } from './call-voices.ts';
import { voiceOf } from './voice-of.ts';

it.each([
  ['the one the account has chosen', 'en-US', { 'en-US': 'Polly.Matthew' }, 'Polly.Matthew'],
  ['the one of the language that speaks for it', 'de-AT', { 'de-DE': 'Polly.Hans' }, 'Polly.Hans'],
  ['the usual one where another language has one chosen', 'en-GB', { 'en-US': 'Polly.Matthew' }, 'Polly.Amy'],
  ['the usual one where the chosen speaks another language', 'en-US', { 'en-US': 'Polly.Hans' }, 'Polly.Joanna'],
  ['the usual one where the chosen is gone', 'en-US', { 'en-US': 'Polly.Gone' }, 'Polly.Joanna'],
])('reads out by %s', (_, locale, chosen, voice) => {
  expect(voiceOf(locale, chosen).voice).toBe(voice);
});

it('each voice is there once', () => {
  expect(new Set(CALL_VOICES.map(({ voice }) => voice)).size).toBe(CALL_VOICES.length);
});
