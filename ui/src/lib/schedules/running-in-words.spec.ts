import { expect, it } from 'vitest';
import { runningInWords } from './running-in-words.ts';

it.each([
  [0, 'Not running for anyone'],
  [1, 'Running for 1 person'],
  [12_345, 'Running for 12,345 people'],
])('%i: %s', (count, words) => {
  expect(runningInWords(count)).toBe(words);
});
