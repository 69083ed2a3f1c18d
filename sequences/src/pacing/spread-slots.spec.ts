import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AHEAD_MS, spreadSlots } from './spread-slots.ts';

const asked = fc.record({
  rate_per_second: fc.integer({ min: 1, max: 1_000 }),
  answers: fc.nat(80),
  bulk: fc.nat(80),
});

/** Everything a sender sends when so many wait all the time, over some seconds, asked for again and again. */
function send({
  rate_per_second,
  answers,
  bulk,
}: {
  rate_per_second: number;
  answers: number;
  bulk: number;
}): number[] {
  const at: number[] = [];
  let now = 0;
  let free_at = 0;
  while (now < 10_000) {
    const taken = spreadSlots({ rate_per_second, free_in_ms: free_at - now, answers, bulk });
    at.push(...taken.in_ms.map((ms) => now + ms));
    free_at = now + taken.free_in_ms;
    now = Math.max(now + 1, free_at - AHEAD_MS / 2);
  }
  return at;
}

/** The most that fall into any one second. */
const mostInASecond = (at: readonly number[]): number =>
  Math.max(0, ...at.map((from) => at.filter((one) => one >= from && one < from + 1_000).length));

describe('the slots of a sender', () => {
  it('are never more than its rate in any second, whoever waits', () => {
    fc.assert(
      fc.property(asked, (all) => {
        expect(mostInASecond(send({ ...all, rate_per_second: Math.min(60, all.rate_per_second) }))).toBeLessThanOrEqual(
          all.rate_per_second,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('are taken just ahead, so that an answer never waits long behind bulk', () => {
    fc.assert(
      fc.property(asked, (all) => {
        const { in_ms } = spreadSlots({ ...all, free_in_ms: 0 });
        expect(in_ms.every((ms) => ms >= 0 && ms <= AHEAD_MS)).toBe(true);
        expect(in_ms.length).toBeLessThanOrEqual(all.answers + all.bulk);
      }),
    );
  });

  it.each([
    ['bulk alone gets four fifths', { answers: 0, bulk: 100 }, 400],
    ['answers alone get nearly all', { answers: 100, bulk: 0 }, 485],
  ])('%s of the rate', (_, waiting, count) => {
    const at = send({ rate_per_second: 50, ...waiting }).filter((ms) => ms < 10_000);
    expect(Math.abs(at.length - count)).toBeLessThanOrEqual(2);
  });

  it('are none while the sender is taken for longer than that', () => {
    const taken = spreadSlots({ rate_per_second: 10, free_in_ms: 4_000, answers: 3, bulk: 3 });
    expect(taken).toEqual({ in_ms: [], free_in_ms: 4_000 });
  });
});
