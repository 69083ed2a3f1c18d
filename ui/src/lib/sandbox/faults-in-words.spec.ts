import { expect, it } from 'vitest';
import { faultsInWords } from './faults-in-words.ts';

it.each([
  [[], 'No faults are on'],
  [['The carrier is slow'], '1 fault is on: the carrier is slow'],
  [['The carrier is slow', 'The mail server refuses mail'], '2 faults are on'],
] as const)('%j reads %s', (titles, words) => {
  expect(faultsInWords(titles.map((title) => ({ title })))).toBe(words);
});
