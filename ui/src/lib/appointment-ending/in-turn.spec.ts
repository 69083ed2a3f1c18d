import { expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

it('does all, never more than a few at a time', async () => {
  const done: number[] = [];
  let under_way = 0;
  let most = 0;
  await inTurn({
    items: [1, 2, 3, 4, 5, 6, 7],
    at_once: 3,
    signal: new AbortController().signal,
    each: async (item) => {
      under_way += 1;
      most = Math.max(most, under_way);
      await Promise.resolve();
      under_way -= 1;
      done.push(item);
    },
  });
  expect([done.toSorted(), most]).toEqual([[1, 2, 3, 4, 5, 6, 7], 3]);
});

it('begins nothing more once it is ended', async () => {
  const ending = new AbortController();
  const done: number[] = [];
  await inTurn({
    items: [1, 2, 3, 4],
    at_once: 1,
    signal: ending.signal,
    each: async (item) => {
      done.push(item);
      if (item === 2) ending.abort();
    },
  });
  expect(done).toEqual([1, 2]);
});
