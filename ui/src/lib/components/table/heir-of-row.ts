interface LostRequest {
  readonly ids: readonly string[];
  /** Where the row stood that had the focus and is gone. */
  readonly index: number;
}

/** Who gets the focus of a row that left the list: the one that stands there now. */
export function heirOfRow({ ids, index }: LostRequest): string | null {
  return ids[Math.min(index, ids.length - 1)] ?? null;
}
