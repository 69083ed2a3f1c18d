import type { Graph } from '@kept/rules/graph/graph';

/** The next graph with the nodes of the one before wherever they say the same, so that only what changed is drawn again. */
export function steadyGraph(before: Graph | null, next: Graph): Graph {
  if (before === null) return next;
  const known = new Map(before.nodes.map((node) => [node.id, node]));
  return {
    ...next,
    nodes: next.nodes.map((node) => {
      const old = known.get(node.id);
      return old !== undefined && JSON.stringify(old) === JSON.stringify(node) ? old : node;
    }),
  };
}
