import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Reachability } from './reachability.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function api(...there: readonly boolean[]) {
  const probed: number[] = [];
  const began = Date.now();
  const reachability = new Reachability({
    chance: () => 0.5,
    probe: async () => {
      probed.push(Date.now() - began);
      return there[probed.length - 1] ?? false;
    },
  });
  return { reachability, probed };
}

it('is asked for at growing distances until it is back', async () => {
  const { reachability, probed } = api(false, false, true);
  reachability.failed();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(probed).toEqual([1_000, 3_000, 7_000]);
  expect(reachability.is_down).toBe(false);
});

it('is asked for at once when the person says so, and never twice at a time', async () => {
  const { reachability, probed } = api(true);
  reachability.failed();
  await Promise.all([reachability.tryNow(), reachability.tryNow()]);
  expect(probed).toEqual([0]);
  expect(reachability.is_down).toBe(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(probed).toHaveLength(1);
});

it('keeps growing the distance while it says it is there and answers no call', async () => {
  const { reachability, probed } = api(true, true, true);
  reachability.failed();
  await vi.advanceTimersByTimeAsync(1_000);
  reachability.failed();
  await vi.advanceTimersByTimeAsync(2_000);
  reachability.failed();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(probed).toEqual([1_000, 3_000, 7_000]);
});

it('is back with the first call that is answered', async () => {
  const { reachability } = api();
  const never = new AbortController().signal;
  reachability.failed();
  const back = reachability.back(never);
  reachability.answered();
  await back;
  expect(reachability.is_down).toBe(false);
});
