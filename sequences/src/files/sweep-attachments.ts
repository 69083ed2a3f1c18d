import type { Pool } from 'pg';
import type { FileStore } from '@kept/files/store/file-store';
import { inTransaction, type Statement, type Transaction } from '../transaction.ts';
import { lockFile } from './lock-file.ts';

interface SweepRequest {
  readonly pool: Pool;
  readonly store: FileStore;
  readonly limit: number;
  /** A file not used for so long, in milliseconds, since it came or since it was last found in use. */
  readonly idle_ms: number;
}

const LOCK: Statement = {
  name: 'lock_attachment',
  text: `select sha256, rendition_sha256 from attachment where account_id = $1 and id = $2 for update`,
};

/** Every revision counts, drafts and old ones: an old one can be restored. */
const TOUCH_USED: Statement = {
  name: 'touch_attachment_in_use',
  text: `update attachment a set in_use_at = now() where a.account_id = $1 and a.id = $2::uuid and (
      exists (select from message_attachment m where m.account_id = $1 and m.attachment_id = $2::uuid)
      or exists (select from schedule_revision r where r.account_id = $1 and position(($2::uuid)::text in r.definition::text) > 0))
    returning id`,
};

const DELETE: Statement = {
  name: 'delete_attachment',
  text: `delete from attachment where account_id = $1 and id = $2`,
};

const SHARED: Statement = {
  name: 'find_others_of_file',
  text: `select id from attachment where account_id = $1 and (sha256 = $2 or rendition_sha256 = $2) limit 1`,
};

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

interface Candidate {
  readonly account_id: string;
  readonly attachment_id: string;
  readonly store: FileStore;
}

async function removeUnused(
  transaction: Transaction,
  { account_id, attachment_id, store }: Candidate,
): Promise<boolean> {
  const key = [account_id, attachment_id];
  const [found] = await transaction.read<{ sha256: string; rendition_sha256: string | null }>(LOCK, key);
  if (found === undefined) return false;
  if ((await transaction.read(TOUCH_USED, key)).length > 0) return false;
  await transaction.read(DELETE, key);
  const hashes = [found.sha256, found.rendition_sha256].filter((hash) => hash !== null);
  for (const sha256 of hashes.toSorted()) {
    await lockFile(transaction, { account_id, sha256 });
    const others = await transaction.read(SHARED, [account_id, sha256]);
    if (others.length === 0) await store.remove({ account_id, sha256 });
  }
  return true;
}
