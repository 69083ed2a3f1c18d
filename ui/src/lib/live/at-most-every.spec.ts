import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { atMostEvery } from './at-most-every.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('runs at once, then once for all that is asked within the time', () => {
  const run = vi.fn();
  const { ask } = atMostEvery(3_000, run);
  ask();
  expect(run).toHaveBeenCalledTimes(1);
  for (let times = 0; times < 5; times += 1) ask();
  vi.advanceTimersByTime(2_999);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(60_000);
  expect(run).toHaveBeenCalledTimes(2);
  ask();
  expect(run).toHaveBeenCalledTimes(3);
});

it('runs no more once it is ended', () => {
  const run = vi.fn();
  const { ask, end } = atMostEvery(3_000, run);
  ask();
  ask();
  end();
  vi.advanceTimersByTime(60_000);
  expect(run).toHaveBeenCalledTimes(1);
});
