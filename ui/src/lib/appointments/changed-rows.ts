interface Row {
  readonly id: string;
}

/**
 * The ids of the rows that a refetch changed or brought, for pointing them out; none when the list is another one,
 * which shows at once that all is new.
 */
export function changedRows<R extends Row>(before: readonly R[] | undefined, after: readonly R[]): readonly string[] {
  if (before === undefined) return [];
  const known = new Map(before.map((row) => [row.id, JSON.stringify(row)]));
  const is_same_list = after.some(({ id }) => known.has(id)) || before.length === 0;
  return is_same_list ? after.flatMap((row) => (known.get(row.id) === JSON.stringify(row) ? [] : [row.id])) : [];
}
