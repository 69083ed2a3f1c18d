import { expect, it } from 'vitest';
import { sizeInWords } from './size-in-words.ts';

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1_499, '1 kB'],
  [640_000, '640 kB'],
  [3_440_000, '3.4 MB'],
])('says %i bytes as %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});
