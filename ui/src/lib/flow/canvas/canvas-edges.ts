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
}

/** The document's edges as the canvas draws them: transitions solid, enable and disable dashed. */
export function canvasEdges({ graph, lit, chosen }: Drawing): CanvasEdge[] {
  const names = new Map(graph.nodes.map((node) => [node.id, node.kind === 'message' ? node.name : 'Any message']));
  return graph.edges.map((edge) => ({
    ...{ id: edge.id, type: 'flow', source: edge.source, sourceHandle: edge.auto_reply_id },
    ...{ target: edge.target, targetHandle: IN_HANDLE, selected: edge.id === chosen, data: { edge } },
    class: ['flow-edge', `flow-edge-${edge.kind}`, ...(lit.edges.has(edge.id) ? ['flow-edge-lit'] : [])].join(' '),
    ariaLabel: `${names.get(edge.source)} ${WORDS[edge.kind]} ${names.get(edge.target)}`,
  }));
}
