import { expect, it } from 'vitest';
import { heirOfRow } from './heir-of-row.ts';
import { stepRow } from './step-row.ts';

const ids = ['a', 'b', 'c'];

it.each([
  [null, 1, 'a'],
  [null, -1, 'a'],
  ['a', 1, 'b'],
  ['b', -1, 'a'],
  ['a', -1, 'a'],
  ['c', 1, 'c'],
  ['gone', 1, 'a'],
] as const)('from %s by %d goes to %s', (at, by, to) => {
  expect(stepRow({ ids, at, by })).toBe(to);
});

it('goes nowhere in an empty list', () => {
  expect(stepRow({ ids: [], at: null, by: 1 })).toBeNull();
});

it('hands the focus of a row that is gone to the one in its place, or the last', () => {
  expect(heirOfRow({ ids, index: 1 })).toBe('b');
  expect(heirOfRow({ ids, index: 7 })).toBe('c');
  expect(heirOfRow({ ids: [], index: 0 })).toBeNull();
});
