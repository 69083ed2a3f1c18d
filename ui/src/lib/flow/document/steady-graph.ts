import type { Graph } from '@kept/rules/graph/graph';

/** The next graph with the parts of the one before wherever they say the same, so that only what changed is drawn again. */
export function steadyGraph(before: Graph | null, next: Graph): Graph {
  if (before === null) return next;
  const nodes = steady(before.nodes, next.nodes);
  const edges = steady(before.edges, next.edges);
  return nodes === before.nodes && edges === before.edges ? before : { nodes, edges };
}

function steady<T extends { readonly id: string }>(before: readonly T[], next: readonly T[]): readonly T[] {
  const known = new Map(before.map((part) => [part.id, part]));
  const kept = next.map((part) => {
    const old = known.get(part.id);
    return old !== undefined && textOf(old) === textOf(part) ? old : part;
  });
  return kept.length === before.length && kept.every((part, place) => part === before[place]) ? before : kept;
}

/** Of each part once: it is compared again and again while somebody types. */
const texts = new WeakMap<object, string>();

function textOf(part: object): string {
  const known = texts.get(part);
  if (known !== undefined) return known;
  const text = JSON.stringify(part);
  texts.set(part, text);
  return text;
}
