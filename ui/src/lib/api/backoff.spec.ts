import { expect, it } from 'vitest';
import { backoff } from './backoff.ts';

it.each([
  [0, 1_000],
  [1, 2_000],
  [3, 8_000],
  [4, 15_000],
  [1_000, 15_000],
])('waits before try %i for %i ms', (attempt, expected) => {
  expect(backoff(attempt, 0.5)).toBe(expected);
});

it('spreads pages by a fifth to both sides', () => {
  expect([backoff(0, 0), backoff(0, 1)]).toEqual([800, 1_200]);
});
