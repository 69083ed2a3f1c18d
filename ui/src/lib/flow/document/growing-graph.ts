import type { AutoMessage, Definition } from '@kept/rules/document';
import { ANY_MESSAGE, type Graph } from '@kept/rules/graph/graph';
import { toGraph } from '@kept/rules/graph/to-graph';

interface Drawn {
  readonly of: Definition;
  /** Of each message its node and the lines that begin there. */
  readonly parts: ReadonlyMap<AutoMessage, Graph>;
}

/**
 * `toGraph` for one document after the other: what a message looks like is worked out again only once it, or something
 * that is seen on every message, is another. While somebody types that is one message of all.
 */
export function growingGraph(): (definition: Definition) => Graph {
  let before: Drawn | null = null;
  return (definition) => {
    const known = before !== null && isAround(before.of, definition) ? before.parts : null;
    const fresh = toGraph(
      definition,
      definition.messages.filter((message) => !known?.has(message)),
    );
    const partOf = partsOf(fresh);
    const parts = new Map(
      definition.messages.map((message) => [message, known?.get(message) ?? partOf(message.id)] as const),
    );
    before = { of: definition, parts };
    const all = [partOf(ANY_MESSAGE), ...parts.values()];
    return { nodes: all.flatMap(({ nodes }) => nodes), edges: all.flatMap(({ edges }) => edges) };
  };
}

/** Whether what is seen on every message is the same: the defaults, the policy, and which messages there are to lead to. */
function isAround(before: Definition, after: Definition): boolean {
  return (
    before.default_auto_replies === after.default_auto_replies &&
    before.policy === after.policy &&
    before.messages.length === after.messages.length &&
    before.messages.every(({ id }, place) => id === after.messages[place]?.id)
  );
}

function partsOf({ nodes, edges }: Graph): (id: string) => Graph {
  const node_of = new Map(nodes.map((node) => [node.id, node]));
  const edges_of = Map.groupBy(edges, ({ source }) => source);
  return (id) => {
    const node = node_of.get(id);
    return { nodes: node === undefined ? [] : [node], edges: edges_of.get(id) ?? [] };
  };
}
