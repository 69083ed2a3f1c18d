import { expect, it } from 'vitest';
import { minutesInWords } from './minutes-in-words.ts';

it.each([
  [1, '1 minute'],
  [60, '1 hour'],
  [90, '1 hour and 30 minutes'],
  [1501, '1 day, 1 hour, and 1 minute'],
  [43_200, '30 days'],
])('%i: %s', (minutes, words) => {
  expect(minutesInWords(minutes)).toBe(words);
});
