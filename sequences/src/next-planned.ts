import type { Instant } from '@kept/rules/instant';
import type { PlannedMessage } from '@kept/rules/plan';

/** The next message that will go out by itself. */
export function nextPlanned(
  planned: readonly PlannedMessage[],
  now: Instant,
): { readonly name: string; readonly at: Instant } | null {
  const ahead = planned.flatMap(({ status, at, name }) =>
    status === 'planned' && at !== null && at > now ? [{ name, at }] : [],
  );
  return ahead.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null;
}
