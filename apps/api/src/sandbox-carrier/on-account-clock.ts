import type { Instant } from '@kept/rules/instant';

/**
 * Puts what the carrier sandbox has in real time, oldest first, on the account's clock. `timeOf` answers when the account
 * sent or got it; what the account never heard of stands with the one before it.
 */
export function onAccountClock<T extends { readonly at: Instant }>(
  items: readonly T[],
  timeOf: (item: T) => Instant | null,
): readonly T[] {
  let last: Instant | null = null;
  return items.map((item) => {
    last = timeOf(item) ?? last;
    return { ...item, at: last ?? item.at };
  });
}
