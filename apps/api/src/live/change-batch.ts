import { z } from 'zod';

/** Ids by topic; null: too many to name. */
export const topicsSchema = z.record(z.string(), z.array(z.string())).nullable();

export type Topics = z.output<typeof topicsSchema>;

/** What changed in an account, as published at a position. */
export interface Batch {
  readonly position: number;
  readonly topics: Topics;
}

/** More ids than this are not named: the page looks at everything again. As in `publish_changes`. */
const MOST_IDS = 1_000;

/** Several batches as one; null when they name too many ids. */
export function mergeTopics(batches: readonly Batch[]): Topics {
  const merged = new Map<string, Set<string>>();
  for (const { topics } of batches) {
    if (topics === null) return null;
    for (const [topic, ids] of Object.entries(topics)) {
      const all = merged.get(topic) ?? new Set();
      for (const id of ids) all.add(id);
      merged.set(topic, all);
    }
  }
  const count = [...merged.values()].reduce((sum, ids) => sum + ids.size, 0);
  return count > MOST_IDS ? null : Object.fromEntries([...merged].map(([topic, ids]) => [topic, [...ids]]));
}
