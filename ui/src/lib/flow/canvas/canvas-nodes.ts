import type { Edge, Node } from '@xyflow/svelte';
import { Position as Side } from '@xyflow/system';
import type { Graph, GraphEdge, GraphNode } from '@kept/rules/graph/graph';
import type { Layout, Position } from '../document/layout.ts';
import { handlePlaces, NODE_WIDTH, nodeHeight, type NodeLooks } from './node-geometry.ts';

/** A node of the canvas: what the document says of it and whether it is folded. */
export type CanvasNode = Node<{ readonly node: GraphNode; readonly is_folded: boolean }, 'flow'>;
export type CanvasEdge = Edge<{ readonly edge: GraphEdge }, 'flow'>;

interface Drawing {
  readonly graph: Graph;
  readonly layout: Layout;
  readonly places: ReadonlyMap<string, Position>;
  readonly selected: ReadonlySet<string>;
  readonly access: NodeLooks['access'];
  /** As drawn before: a node that stays the same stays the same object, and is not drawn again. */
  readonly before: readonly CanvasNode[];
}

/** The document's nodes as the canvas draws them. */
export function canvasNodes({ graph, layout, places, selected, access, before }: Drawing): CanvasNode[] {
  const folded = new Set(layout.folded);
  const drawn = new Map(before.map((node) => [node.id, node]));
  return graph.nodes.map((node) => {
    const is_folded = folded.has(node.id);
    const old = drawn.get(node.id);
    const position = places.get(node.id) ?? { x: 0, y: 0 };
    const is_selected = selected.has(node.id);
    if (old !== undefined && isDrawnSo(old, { node, is_folded, position, is_selected })) return old;
    const same = old?.data.node === node && old.data.is_folded === is_folded;
    return {
      ...(same ? old : { id: node.id, type: 'flow' as const, ...shapeOf(node, { is_folded, access }) }),
      data: same ? old.data : { node, is_folded },
      position: { ...position },
      selected: is_selected,
    };
  });
}

interface Wanted {
  readonly node: GraphNode;
  readonly is_folded: boolean;
  readonly position: Position;
  readonly is_selected: boolean;
}

function isDrawnSo(old: CanvasNode, { node, is_folded, position, is_selected }: Wanted): boolean {
  return (
    old.data.node === node &&
    old.data.is_folded === is_folded &&
    old.position.x === position.x &&
    old.position.y === position.y &&
    (old.selected ?? false) === is_selected
  );
}

/** Size and handles are known, so nodes out of sight need not be drawn to be measured. */
function shapeOf(node: GraphNode, looks: NodeLooks) {
  return {
    width: NODE_WIDTH,
    height: nodeHeight(node, looks),
    handles: handlePlaces(node, looks).map(({ id, kind, y }) => ({
      id,
      type: kind === 'in' ? ('target' as const) : ('source' as const),
      position: kind === 'in' ? Side.Left : Side.Right,
      x: kind === 'in' ? -6 : NODE_WIDTH - 6,
      y: y - 6,
      width: 12,
      height: 12,
    })),
  };
}
