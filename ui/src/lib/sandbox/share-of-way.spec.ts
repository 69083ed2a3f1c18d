import { expect, it } from 'vitest';
import { shareOfWay } from './share-of-way.ts';

const from = '2026-11-22T09:00:00Z';
const to = '2026-11-23T09:00:00Z';

it.each([
  [from, 0],
  ['2026-11-22T15:00:00Z', 25],
  [to, 100],
  ['2026-11-22T08:00:00Z', 0],
  ['2026-11-24T09:00:00Z', 100],
])('at %s the clock has gone %i of a hundred', (now, share) => {
  expect(shareOfWay({ from, to, now })).toBe(share);
});

it('is there at once when there is no way', () => {
  expect(shareOfWay({ from, to: from, now: from })).toBe(100);
});
