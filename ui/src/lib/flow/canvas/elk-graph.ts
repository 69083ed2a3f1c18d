import type { ElkNode } from 'elkjs/lib/elk-api';
import type { Graph } from '@kept/rules/graph/graph';
import type { Layout } from '../document/layout.ts';
import { handlePlaces, IN_HANDLE, NODE_WIDTH, nodeHeight } from './node-geometry.ts';

/** The graph as elk takes it: from left to right, answers leaving where their lines are, in the order of the document. */
export function elkGraph(graph: Graph, { folded }: Layout): ElkNode {
  const fold = new Set(folded);
  return {
    id: 'flow',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.spacing.nodeNode': '40',
      'elk.layered.spacing.nodeNodeBetweenLayers': '120',
      // one column for all that begins by itself, in the order of the document
      'elk.separateConnectedComponents': 'false',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
    },
    children: graph.nodes.map((node) => {
      const is_folded = fold.has(node.id);
      return {
        id: node.id,
        width: NODE_WIDTH,
        height: nodeHeight(node, { is_folded, access: 'editing' }),
        layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
        ports: handlePlaces(node, { is_folded, access: 'editing' }).map(({ id, kind, y }) => ({
          id: portOf(node.id, id),
          x: kind === 'in' ? 0 : NODE_WIDTH,
          y,
          width: 1,
          height: 1,
        })),
      };
    }),
    edges: graph.edges.map(({ id, source, auto_reply_id, target }) => ({
      id,
      sources: [portOf(source, auto_reply_id)],
      targets: [portOf(target, IN_HANDLE)],
    })),
  };
}

function portOf(node: string, handle: string): string {
  return `${node} ${handle}`;
}
