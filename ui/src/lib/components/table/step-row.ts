interface StepRequest {
  readonly ids: readonly string[];
  /** The row that has the focus or is open. */
  readonly at: string | null;
  readonly by: 1 | -1;
}

/** The row that j or k goes to; the first from nowhere, and the ends stay where they are. */
export function stepRow({ ids, at, by }: StepRequest): string | null {
  const index = at === null ? -1 : ids.indexOf(at);
  if (index === -1) return ids[0] ?? null;
  return ids[Math.min(Math.max(index + by, 0), ids.length - 1)] ?? null;
}
