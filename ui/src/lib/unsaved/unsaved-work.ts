const askers = new Set<() => boolean>();

/** Everything on the page that may hold what is not saved yet. */
export const unsavedWork = {
  get exists(): boolean {
    return [...askers].some((ask) => ask());
  },

  /** Returns what takes it back. */
  add(ask: () => boolean): () => void {
    askers.add(ask);
    return () => askers.delete(ask);
  },
} as const;
