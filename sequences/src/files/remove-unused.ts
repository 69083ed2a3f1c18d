import type { FileStore } from '@kept/files/store/file-store';
import type { Statement, Transaction } from '../transaction.ts';
import { lockFile } from './lock-file.ts';

const LOCK: Statement = {
  name: 'lock_attachment',
  text: `select stored_as, rendition_stored_as from attachment where account_id = $1 and id = $2 for update`,
};

/** Every revision counts, drafts and old ones: an old one can be restored. So does a broadcast, which can be tried anew. */
const TOUCH_USED: Statement = {
  name: 'touch_attachment_in_use',
  text: `update attachment a set in_use_at = now() where a.account_id = $1 and a.id = $2::uuid and (
      exists (select from message_attachment m where m.account_id = $1 and m.attachment_id = $2::uuid)
      or exists (select from schedule_revision r where r.account_id = $1 and position(($2::uuid)::text in r.definition::text) > 0)
      or exists (select from template t where t.account_id = $1
        and position(($2::uuid)::text in t.content::text || t.translations::text) > 0)
      or exists (select from broadcast b where b.account_id = $1
        and ($2::uuid = any(b.attachment_ids) or position(($2::uuid)::text in b.content::text || b.translations::text) > 0)))
    returning id`,
};

const DELETE: Statement = {
  name: 'delete_attachment',
  text: `delete from attachment where account_id = $1 and id = $2`,
};

const SHARED: Statement = {
  name: 'find_others_of_file',
  text: `select id from attachment where account_id = $1 and (stored_as = $2 or rendition_stored_as = $2) limit 1`,
};

interface Candidate {
  readonly account_id: string;
  readonly attachment_id: string;
  readonly store: FileStore;
}

/** Removes a file that nothing uses any more, its bytes too unless another has the same; answers whether it did. */
export async function removeUnused(
  transaction: Transaction,
  { account_id, attachment_id, store }: Candidate,
): Promise<boolean> {
  const key = [account_id, attachment_id];
  const [found] = await transaction.read<{ stored_as: string; rendition_stored_as: string | null }>(LOCK, key);
  if (found === undefined) return false;
  if ((await transaction.read(TOUCH_USED, key)).length > 0) return false;
  await transaction.read(DELETE, key);
  const names = [found.stored_as, found.rendition_stored_as].filter((name) => name !== null);
  await removeUnnamed(transaction, { account_id, store, names });
  return true;
}

/** Removes bytes that no row of the account names any more. */
export async function removeUnnamed(
  transaction: Transaction,
  { account_id, store, names }: Omit<Candidate, 'attachment_id'> & { readonly names: readonly string[] },
): Promise<void> {
  for (const stored_as of names.toSorted()) {
    await lockFile(transaction, { account_id, stored_as });
    const others = await transaction.read(SHARED, [account_id, stored_as]);
    if (others.length === 0) await store.remove({ account_id, stored_as });
  }
}
