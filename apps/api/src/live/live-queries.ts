import type { Pool } from 'pg';
import { inTransaction, type Statement } from '@kept/sequences/transaction';
import { topicsSchema, type Batch } from './change-batch.ts';

const POSITION: Statement = { name: 'read_live_position', text: 'select last, floor from kept_system.live_position()' };

const BATCHES: Statement = {
  name: 'read_change_batches',
  text: 'select position, topics from change_batch where account_id = $1 and position > $2 order by position',
};

const LIVING: Statement = {
  name: 'read_living_sessions',
  text: `select s.id from session s join "user" u on u.account_id = s.account_id and u.id = s.user_id
    where s.account_id = $1 and s.id = any($2::uuid[]) and s.expires_at > now() and u.disabled_at is null`,
};

/** What is published after a position, and whether that is all there was. */
export interface Published {
  /** Nothing published up to here is missing in `batches`. */
  readonly last: number;
  /** False: some of what came after the position is not kept any more, or the position is of another life. */
  readonly is_complete: boolean;
  readonly batches: readonly Batch[];
}

/** Reads what an account's pages have not heard of; `since` null: from now on. */
export async function readPublished(
  pool: Pool,
  { account_id, since }: { readonly account_id: string; readonly since: number | null },
): Promise<Published> {
  return inTransaction({ pool, account_id }, async (transaction) => {
    // In this order: what is published between the two is read twice rather than never.
    const [position, rows] = await Promise.all([
      transaction.read<{ last: number; floor: number }>(POSITION, []),
      since === null ? [] : transaction.read<{ position: number; topics: unknown }>(BATCHES, [account_id, since]),
    ]);
    const { last, floor } = position[0] ?? { last: 0, floor: 0 };
    return {
      last: Math.max(last, rows.at(-1)?.position ?? 0),
      is_complete: since === null || (since >= floor && since <= last),
      batches: rows.map((row) => ({ position: row.position, topics: topicsSchema.parse(row.topics) })),
    };
  });
}

/** Those of the sessions that are not over. */
export async function readLivingSessions(
  pool: Pool,
  { account_id, ids }: { readonly account_id: string; readonly ids: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await inTransaction({ pool, account_id }, (transaction) =>
    transaction.read<{ id: string }>(LIVING, [account_id, ids]),
  );
  return new Set(rows.map(({ id }) => id));
}
