import { expect, it } from 'vitest';
import { valueInWords } from './value-words.ts';

it.each([
  ['date', '2026-11-21', 'Nov 21, 2026'],
  ['date', 'soon', 'soon'],
  ['number', 1200.5, '1,200.5'],
  ['yes_no', true, 'yes'],
  ['yes_no', false, 'no'],
  ['text', '2026-11-21', '2026-11-21'],
  [null, 12, '12'],
  ['text', null, ''],
  ['text', undefined, ''],
] as const)('a %s of %j reads “%s”', (type, value, words) => {
  expect(valueInWords(value, { type, locale: 'en-US' })).toBe(words);
});
