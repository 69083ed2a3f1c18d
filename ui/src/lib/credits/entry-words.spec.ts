import { expect, it } from 'vitest';
import { entryWords, signed } from './entry-words.ts';

it('says what moved the credits, and why a person did', () => {
  expect(entryWords({ reason: 'message', note: null })).toBe('A message');
  expect(entryWords({ reason: 'granted', note: 'March' })).toBe('Granted: March');
});

it.each([
  [100, 'en-US', '+100'],
  [-1200, 'en-US', '-1,200'],
  [0, 'en-US', '0'],
])('%d reads %s as %s', (amount, locale, words) => {
  expect(signed(amount, locale)).toBe(words);
});
