import type { Graph } from '@kept/rules/graph/graph';
import type { SequencePath } from '#lib/api/generated/types.gen.ts';
import { builtInKey } from '../canvas/flow-counts.ts';
import type { Lit } from '../document/flow-document.ts';

/** What of the canvas a sequence has come through: its messages, the answers that matched, and the lines they took. */
export function litPath(
  { visited, edges, waiting }: Pick<SequencePath, 'visited' | 'edges' | 'waiting'>,
  graph: Graph,
): Lit {
  const messages = new Set(visited.map(({ auto_message_id }) => auto_message_id));
  if (waiting !== null) messages.add(waiting.auto_message_id);
  const answers = new Set(edges.flatMap(({ auto_reply_id }) => (auto_reply_id === null ? [] : [auto_reply_id])));
  const usual = edges.flatMap(({ auto_message_id, built_in_id }) =>
    built_in_id === null ? [] : [builtInKey(auto_message_id, built_in_id)],
  );
  const lines = graph.edges.filter((edge) => answers.has(edge.auto_reply_id) && messages.has(edge.target));
  return {
    messages,
    edges: new Set([...answers, ...usual, ...lines.map(({ id }) => id)]),
    waits_at: waiting?.auto_message_id ?? null,
  };
}
