import type { Graph } from '@kept/rules/graph/graph';
import type { Layout, Position } from '../document/layout.ts';
import { NODE_WIDTH, nodeHeight, type NodeLooks } from './node-geometry.ts';

const BESIDE = 120;
const BELOW = 40;

/**
 * A place for every node: the layout's, and for those it does not know one in columns, each message right of what
 * first leads to it. Nothing is asked of a layout engine, so a schedule opens at once; “Tidy” does it better.
 */
export function placeNodes(
  graph: Graph,
  { layout, access }: { readonly layout: Layout; readonly access: NodeLooks['access'] },
): ReadonlyMap<string, Position> {
  const folded = new Set(layout.folded);
  const placed = new Map<string, Position>();
  const foot = new Map<number, number>();
  const columns = columnsOf(graph);
  for (const node of graph.nodes) {
    const known = Object.hasOwn(layout.positions, node.id) ? layout.positions[node.id] : undefined;
    const column = columns.get(node.id) ?? 0;
    const x = known?.x ?? column * (NODE_WIDTH + BESIDE);
    const y = known?.y ?? foot.get(column) ?? 0;
    placed.set(node.id, { x, y });
    const beneath = y + nodeHeight(node, { is_folded: folded.has(node.id), access }) + BELOW;
    const lies_in = known === undefined ? column : Math.round(x / (NODE_WIDTH + BESIDE));
    foot.set(lies_in, Math.max(foot.get(lies_in) ?? 0, beneath));
  }
  return placed;
}

/** How many transitions away from the beginning each node is, by the shortest way. */
function columnsOf({ nodes, edges }: Graph): ReadonlyMap<string, number> {
  const led_to = new Set(edges.map(({ target }) => target));
  const columns = new Map<string, number>(nodes.filter(({ id }) => !led_to.has(id)).map(({ id }) => [id, 0]));
  const leads = Map.groupBy(edges, ({ source }) => source);
  const waiting = [...columns.keys()];
  for (let source = waiting.shift(); source !== undefined; source = waiting.shift()) {
    const next = (columns.get(source) ?? 0) + 1;
    for (const { target } of leads.get(source) ?? []) {
      if (columns.has(target)) continue;
      columns.set(target, next);
      waiting.push(target);
    }
  }
  return columns;
}
