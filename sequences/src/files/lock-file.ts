import type { StoredFile } from '@kept/files/store/file-key';
import type { Statement, Transaction } from '../transaction.ts';

const LOCK: Statement = {
  name: 'lock_file',
  text: `select pg_advisory_xact_lock(hashtextextended($1::text || $2::text, 5378010))`,
};

/** Until the end of the transaction nobody else writes or removes these bytes. */
export async function lockFile(transaction: Transaction, { account_id, stored_as }: StoredFile): Promise<void> {
  await transaction.read(LOCK, [account_id, stored_as]);
}
