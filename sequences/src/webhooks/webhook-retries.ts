const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** The waits that the Standard Webhooks specification recommends: three days and three hours in all. */
const WAITS_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** A wait a target asks for itself is heeded up to this. */
const LONGEST_ASKED_MS = 24 * HOUR;

/** A target that fails is left alone meanwhile by everything for it, longer at each failure. */
const QUIET_MS = { first: 1 * SECOND, longest: 5 * MINUTE } as const;

/** Who has failed for so long is not tried any more. */
export const DISABLED_AFTER_DAYS = 5;

/**
 * When to try again, in milliseconds from now; null: it was the last.
 * @param failed.tries how many have failed, this one included.
 */
export function waitOfRetry(failed: { readonly tries: number; readonly asked_ms: number | null }): number | null {
  const wait = WAITS_MS[failed.tries - 1];
  return wait === undefined ? null : Math.max(wait, Math.min(failed.asked_ms ?? 0, LONGEST_ASKED_MS));
}

/** How long a target that failed is left alone by all, in milliseconds. @param failures one after the other. */
export function quietAfter(failures: number): number {
  return Math.min(QUIET_MS.first * 2 ** Math.max(0, failures - 1), QUIET_MS.longest);
}
