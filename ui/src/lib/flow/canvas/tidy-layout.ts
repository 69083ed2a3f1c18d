import type { ElkNode } from 'elkjs/lib/elk-api';
import type { Graph } from '@kept/rules/graph/graph';
import type { Layout, Position } from '../document/layout.ts';
import { elkGraph } from './elk-graph.ts';

/** Places for every node by elk, in a worker that is loaded when somebody first tidies up. */
export async function tidyLayout(graph: Graph, layout: Layout): Promise<Readonly<Record<string, Position>>> {
  const [{ default: Elk }, { default: worker_url }] = await Promise.all([
    import('elkjs/lib/elk-api.js'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ]);
  const elk = new Elk({ workerFactory: () => new Worker(worker_url) });
  const placed = await elk.layout(elkGraph(graph, layout)).finally(() => elk.terminateWorker());
  return Object.fromEntries((placed.children ?? []).map(placeOf));
}

function placeOf({ id, x = 0, y = 0 }: ElkNode): readonly [string, Position] {
  return [id, { x: Math.round(x), y: Math.round(y) }];
}
