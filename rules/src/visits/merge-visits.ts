import type { Visit } from './visit.ts';

/** One visit for each key, in the order in which they began: the first outcome that is not waiting stays. */
export function mergeVisits(visits: readonly Visit[]): readonly Visit[] {
  const merged = new Map<string, Visit>();
  for (const visit of visits) {
    const known = merged.get(visit.key);
    if (known === undefined || known.outcome === 'waiting') merged.set(visit.key, visit);
  }
  return [...merged.values()];
}
