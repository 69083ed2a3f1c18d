import type { Pool } from 'pg';
import type { FileStore } from '@kept/files/store/file-store';
import { inTransaction } from '../transaction.ts';
import { removeUnused } from './remove-unused.ts';

interface SweepRequest {
  readonly pool: Pool;
  readonly store: FileStore;
  readonly limit: number;
  /** A file not used for so long, in milliseconds, since it came or since it was last found in use. */
  readonly idle_ms: number;
}

/** Removes files that were uploaded and never used, each in a transaction of its own; answers how many. */
export async function sweepAttachments({ pool, store, limit, idle_ms }: SweepRequest): Promise<number> {
  const { rows } = await pool.query<{ readonly account_id: string; readonly attachment_id: string }>(
    `select account_id, attachment_id from kept_system.attachments_to_check($1, $2 * interval '1 millisecond')`,
    [limit, idle_ms],
  );
  let removed = 0;
  for (const { account_id, attachment_id } of rows) {
    const is_removed = await inTransaction({ pool, account_id }, (transaction) =>
      removeUnused(transaction, { account_id, attachment_id, store }),
    );
    if (is_removed) removed += 1;
  }
  return removed;
}
