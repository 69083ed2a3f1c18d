import type { Graph } from '@kept/rules/graph/graph';
import type { PlayedStep } from '@kept/rules/simulate/play-script';
import { edgesOf } from '@kept/rules/visits/edges-of';
import type { Lit } from '../document/flow-document.ts';
import { litPath } from '../live/lit-path.ts';

/** What of the canvas a play has come through. */
export function litByPlay(steps: readonly PlayedStep[], graph: Graph): Lit {
  const entries = steps.flatMap((step) => step.entries);
  const visited = entries.flatMap(({ at, effects }) =>
    effects.flatMap((effect) =>
      effect.type === 'send' && effect.source.kind === 'auto_message'
        ? [{ auto_message_id: effect.source.auto_message_id, at, status: 'accepted' as const }]
        : [],
    ),
  );
  const edges = entries.flatMap(({ at, trace }) => edgesOf(trace).map((edge) => ({ ...edge, at })));
  return litPath({ visited, edges, waiting: null }, graph);
}
