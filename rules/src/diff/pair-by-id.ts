export interface Paired<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  /** In the order they have now. */
  readonly kept: readonly { readonly before: T; readonly after: T }[];
  /** Those in both stand in another order. */
  readonly reordered: boolean;
}

interface Identified {
  readonly id: string;
}

/** What came, what went, and what is in both lists. */
export function pairById<T extends Identified>(before: readonly T[], after: readonly T[]): Paired<T> {
  const old = new Map(before.map((each) => [each.id, each]));
  const ids = new Set(after.map(({ id }) => id));
  const kept = after.flatMap((each) => {
    const was = old.get(each.id);
    return was ? [{ before: was, after: each }] : [];
  });
  const order = before.filter(({ id }) => ids.has(id));
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !ids.has(id)),
    kept,
    reordered: order.some(({ id }, index) => kept[index]?.after.id !== id),
  };
}
