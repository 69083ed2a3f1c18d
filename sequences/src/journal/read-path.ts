import type { Instant } from '@kept/rules/instant';
import { viewMemory } from '@kept/rules/memory';
import type { TraceEntry } from '@kept/rules/trace';
import { edgesOf, type TakenEdge } from '@kept/rules/visits/edges-of';
import type { DefinitionCache } from '../definition-cache.ts';
import { READ_SEQUENCES_BY_IDS, type SequenceRow } from '../load-sequence.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import { READ_WAITING_OF_SEQUENCES, type WaitingRow } from '../waiting-messages.ts';
import { readStandings } from './read-standings.ts';

export interface PathRequest extends TransactionRequest {
  readonly cache: DefinitionCache;
  readonly sequence_id: string;
}

/** The way of one sequence through its flow, in its present life (ruling 12). */
export interface SequencePath {
  readonly participant_id: string;
  readonly visited: readonly { readonly auto_message_id: string; readonly at: Instant; readonly status: string }[];
  readonly edges: readonly (TakenEdge & { readonly at: Instant })[];
  /** The message whose answer it waits for; null: it waits for none. */
  readonly waiting: { readonly auto_message_id: string; readonly until: Instant | null } | null;
  readonly sentence: string;
}

const VISITED: Statement = {
  name: 'read_visited_messages',
  text: `select m.auto_message_id, coalesce(m.sent_at, m.due_at) as at, m.status
    from message m join sequence s on s.account_id = m.account_id and s.id = m.sequence_id
    where m.account_id = $1 and m.sequence_id = $2 and m.kind = 'auto_message' and m.life = s.life
      and m.auto_message_id is not null
    order by m.id`,
};

const TRACES: Statement = {
  name: 'read_traces_of_life',
  text: `select st.at, st.trace from sequence_step st join sequence s on s.account_id = st.account_id and s.id = st.sequence_id
    where st.account_id = $1 and st.sequence_id = $2 and st.life = s.life order by st.id`,
};

interface TraceRow {
  readonly at: Instant;
  readonly trace: readonly TraceEntry[];
}

/** Which messages a sequence has come to, by which answers, and where it stands; null: there is no such sequence. */
export async function readPath(request: PathRequest): Promise<SequencePath | null> {
  const { account_id, sequence_id, cache } = request;
  return await inTransaction(request, async (transaction) => {
    const key = [account_id, sequence_id];
    const ids = [account_id, [sequence_id]];
    const [rows, waiting, visited, traces] = await Promise.all([
      transaction.read<SequenceRow>(READ_SEQUENCES_BY_IDS, ids),
      transaction.read<WaitingRow>(READ_WAITING_OF_SEQUENCES, ids),
      transaction.read<SequencePath['visited'][number]>(VISITED, key),
      transaction.read<TraceRow>(TRACES, key),
    ]);
    const [row] = rows;
    const [standing] = await readStandings(transaction, { account_id, cache, rows, waiting });
    if (row === undefined || standing === undefined) return null;
    const seen = row.memory === null ? null : viewMemory(row.memory);
    const last = row.finished ? null : (seen?.last_sent ?? null);
    return {
      participant_id: row.participant_id,
      visited,
      edges: traces.flatMap(({ at, trace }) => edgesOf(trace).map((edge) => ({ ...edge, at }))),
      waiting:
        last === null || last.status === 'failed'
          ? null
          : { auto_message_id: last.auto_message_id, until: seen?.waiting_until ?? null },
      sentence: standing.sentence,
    };
  });
}
