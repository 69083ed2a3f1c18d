import type { Layout } from './layout.ts';

/** The layout with a node folded that was not, or the other way round. */
export function toggleFold(layout: Layout, id: string): Layout {
  const { folded } = layout;
  return { ...layout, folded: folded.includes(id) ? folded.filter((other) => other !== id) : [...folded, id] };
}
