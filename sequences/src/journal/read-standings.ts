import { revisionsInMemory } from '@kept/rules/memory';
import type { DefinitionCache } from '../definition-cache.ts';
import type { SequenceRow } from '../load-sequence.ts';
import type { Transaction } from '../transaction.ts';
import { READ_LOST_CALLS, type LostCall, type WaitingRow } from '../waiting-messages.ts';
import { standingOf, type SequenceStanding } from './standing-of.ts';

interface StandingsRequest {
  readonly account_id: string;
  readonly cache: DefinitionCache;
  readonly rows: readonly SequenceRow[];
  /** Auto messages of theirs that stand in the queue. */
  readonly waiting: readonly WaitingRow[];
}

/** Where some sequences stand, in their order. */
export async function readStandings(
  transaction: Transaction,
  { account_id, cache, rows, waiting }: StandingsRequest,
): Promise<readonly SequenceStanding[]> {
  const ids = rows.map(({ id }) => id);
  const lost = await transaction.read<LostCall>(READ_LOST_CALLS, [account_id, ids]);
  const ofSequence = (id: string) => ({
    waiting: waiting.filter(({ sequence_id }) => sequence_id === id),
    lost_calls: lost.filter(({ sequence_id }) => sequence_id === id),
  });
  return await Promise.all(
    rows.map(async (row) => {
      const newest = row.published_revision_id;
      const others = row.memory === null ? [] : revisionsInMemory(row.memory);
      const definitions = newest === null ? null : await cache.load(transaction, { account_id, newest, others });
      return standingOf(row, { definitions, ...ofSequence(row.id) });
    }),
  );
}
