import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { progressLines } from './progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function takes(ms: number): Promise<string> {
  return new Promise((done) => setTimeout(() => done('result'), ms));
}

async function linesOf(ms: number): Promise<readonly string[]> {
  const lines: string[] = [];
  const work = progressLines((line) => lines.push(line))('Building', () => takes(ms));
  await vi.advanceTimersByTimeAsync(ms);
  expect(await work).toBe('result');
  return lines;
}

it('says nothing of what is done within two seconds', async () => {
  expect(await linesOf(1900)).toEqual([]);
});

it('names what takes longer, again every fifteen seconds, and its end', async () => {
  expect(await linesOf(33_000)).toEqual(['Building …', 'Building … 17 s', 'Building … 32 s', 'Building: done in 33 s']);
});
