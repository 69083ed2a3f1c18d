import type { Instant } from '@kept/rules/instant';
import type { DefinitionCache } from '../definition-cache.ts';
import { READ_SEQUENCES_BY_IDS, type SequenceRow } from '../load-sequence.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import { READ_WAITING_OF_SEQUENCES, type WaitingRow } from '../waiting-messages.ts';
import { readStandings } from './read-standings.ts';
import type { SequenceStanding } from './standing-of.ts';

export interface RunningRequest extends TransactionRequest {
  readonly cache: DefinitionCache;
  readonly schedule_id: string;
  /** Part of a participant's name or of a title; null: all. */
  readonly q: string | null;
  readonly after: RunningPlace | null;
  readonly limit: number;
}

/** A place in the list: what wakes next comes first, what waits for nothing but a nudge last. */
export interface RunningPlace {
  readonly wake_at: Instant | null;
  readonly id: string;
}

export interface RunningSequence {
  readonly row: SequenceRow;
  readonly standing: SequenceStanding;
  /** Of the revision that its unsent messages follow. */
  readonly revision_number: number | null;
}

interface FoundRow {
  readonly id: string;
  readonly revision_number: number | null;
}

const FIND: Statement = {
  name: 'find_running_sequences',
  text: `select s.id, r.number as revision_number
    from sequence s
    join message_schedule ms on ms.account_id = s.account_id and ms.id = s.schedule_id
    left join schedule_revision r
      on r.account_id = s.account_id and r.id = coalesce(s.pinned_revision_id, ms.published_revision_id)
    join participant p on p.account_id = s.account_id and p.id = s.participant_id
    join appointment a on a.account_id = s.account_id and a.id = s.appointment_id
    where s.account_id = $1 and s.schedule_id = $2 and not s.finished
      and ($3::text is null or strpos(fold_search_text(p.name || ' ' || a.title), fold_search_text($3)) > 0)
      and ($5::uuid is null or (coalesce(s.wake_at, 'infinity'), s.id) > (coalesce($4::timestamptz, 'infinity'), $5))
    order by coalesce(s.wake_at, 'infinity'), s.id limit $6`,
};

/** The sequences that run with a schedule, in the order in which they wake. */
export async function listRunning(request: RunningRequest): Promise<readonly RunningSequence[]> {
  const { account_id, schedule_id, q, after, limit, cache } = request;
  return await inTransaction(request, async (transaction) => {
    const place = [after?.wake_at ?? null, after?.id ?? null];
    const found = await transaction.read<FoundRow>(FIND, [account_id, schedule_id, q, ...place, limit]);
    const key = [account_id, found.map(({ id }) => id)];
    const [rows, waiting] = await Promise.all([
      transaction.read<SequenceRow>(READ_SEQUENCES_BY_IDS, key),
      transaction.read<WaitingRow>(READ_WAITING_OF_SEQUENCES, key),
    ]);
    const stood = await readStandings(transaction, { account_id, cache, rows, waiting });
    return found.flatMap(({ id, revision_number }): readonly RunningSequence[] => {
      const row = rows.find((each) => each.id === id);
      const standing = stood.find((each) => each.id === id);
      return row === undefined || standing === undefined ? [] : [{ row, standing, revision_number }];
    });
  });
}
