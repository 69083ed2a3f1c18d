import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Patience } from './patience.ts';

const PAUSES = { first_ms: 5_000, most_ms: 20_000 };
const id = (due: string): string => due;

it('nudges one that stays due at once, then ever more rarely', () => {
  const patience = new Patience(PAUSES);
  const nudged: number[] = [];
  for (let now = 0; now <= 60_000; now += 1_000)
    if (patience.choose(['a'], { id, now, most: 10 }).length > 0) nudged.push(now);
  expect(nudged).toEqual([0, 5_000, 15_000, 35_000, 55_000]);
});

it('hears one again at once that was not due in between', () => {
  const patience = new Patience(PAUSES);
  expect(patience.choose(['a'], { id, now: 0, most: 10 })).toEqual(['a']);
  expect(patience.choose([], { id, now: 1_000, most: 10 })).toEqual([]);
  expect(patience.choose(['a'], { id, now: 2_000, most: 10 })).toEqual(['a']);
});

it('hears everyone again once it is told that the nudges did not arrive', () => {
  const patience = new Patience(PAUSES);
  patience.choose(['a', 'b'], { id, now: 0, most: 10 });
  patience.forget();
  expect(patience.choose(['a', 'b'], { id, now: 1_000, most: 10 })).toEqual(['a', 'b']);
});

it('nudges everyone who stays due before anyone a second time, however many there are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }), (count, most) => {
      const patience = new Patience({ first_ms: 60_000, most_ms: 60_000 });
      const all = Array.from({ length: count }, (_, index) => String(index));
      const nudged: string[] = [];
      for (let round = 0; round < Math.ceil(count / most); round += 1)
        nudged.push(...patience.choose(all, { id, now: round * 1_000, most }));
      expect(nudged).toEqual(all);
    }),
  );
});
