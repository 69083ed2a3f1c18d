import type { Graph, GraphEdge } from '@kept/rules/graph/graph';
import type { Lit } from '../document/flow-document.ts';
import type { CanvasEdge } from './canvas-nodes.ts';
import { IN_HANDLE } from './node-geometry.ts';

const WORDS: Readonly<Record<GraphEdge['kind'], string>> = {
  transition: 'goes on with',
  enable: 'lets go out',
  disable: 'keeps from going out',
};

interface Drawing {
  readonly graph: Graph;
  readonly lit: Lit;
  readonly chosen: string | null;
  /** As drawn before: an edge that stays the same stays the same object, and is not drawn again. */
  readonly before: CanvasEdge[];
}

/** The document's edges as the canvas draws them: transitions solid, enable and disable dashed. */
export function canvasEdges({ graph, lit, chosen, before }: Drawing): CanvasEdge[] {
  const names = new Map(graph.nodes.map((node) => [node.id, node.kind === 'message' ? node.name : 'Any message']));
  const drawn = new Map(before.map((edge) => [edge.id, edge]));
  const edges = graph.edges.map((edge): CanvasEdge => {
    const old = drawn.get(edge.id);
    const looks = {
      selected: edge.id === chosen,
      class: ['flow-edge', `flow-edge-${edge.kind}`, ...(lit.edges.has(edge.id) ? ['flow-edge-lit'] : [])].join(' '),
      ariaLabel: `${names.get(edge.source)} ${WORDS[edge.kind]} ${names.get(edge.target)}`,
    };
    if (old !== undefined && isDrawnSo(old, { edge, ...looks })) return old;
    return {
      ...{ id: edge.id, type: 'flow', source: edge.source, sourceHandle: edge.auto_reply_id },
      ...{ target: edge.target, targetHandle: IN_HANDLE, data: { edge }, ...looks },
    };
  });
  return edges.length === before.length && edges.every((edge, place) => edge === before[place]) ? before : edges;
}

type Looks = Required<Pick<CanvasEdge, 'selected' | 'class' | 'ariaLabel'>> & { readonly edge: GraphEdge };

function isDrawnSo(old: CanvasEdge, { edge, selected, class: classes, ariaLabel }: Looks): boolean {
  return old.data?.edge === edge && old.selected === selected && old.class === classes && old.ariaLabel === ariaLabel;
}
