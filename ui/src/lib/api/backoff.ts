const FIRST_MS = 1_000;
const LONGEST_MS = 15_000;

/**
 * Milliseconds to wait before try number `attempt`, counted from 0: doubling from a second to fifteen, a fifth more or
 * less by `chance` (0 to 1), so that the pages of a clinic do not all come back at once.
 */
export function backoff(attempt: number, chance: number): number {
  const even = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(even * (0.8 + 0.4 * chance));
}
