import type { Operation } from './operation.ts';

/** Whether a query is of one of these operations, for `invalidateQueries({ predicate })`. */
export function ofOperations(operations: readonly Operation[]) {
  const names: ReadonlySet<unknown> = new Set(operations);
  return ({ queryKey: [first] }: { readonly queryKey: readonly unknown[] }): boolean =>
    typeof first === 'object' && first !== null && '_id' in first && names.has(first._id);
}
