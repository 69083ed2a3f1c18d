import type { Pool } from 'pg';
import type { FileStore } from '@kept/files/store/file-store';
import type { Vault } from '../secure/vault.ts';
import { inTransaction, type Statement, type Transaction } from '../transaction.ts';
import { contentName } from './content-name.ts';
import { lockFile } from './lock-file.ts';
import { removeUnnamed } from './remove-unused.ts';
import { sealName } from './sealed-name.ts';

const ACCOUNTS_AT_ONCE = 100;
const ROWS_AT_ONCE = 100;

const FIND: Statement = {
  name: 'find_unsealed_files',
  text: `select id from attachment where account_id = $1 and sealed_name is null order by id limit ${ROWS_AT_ONCE}`,
};

const LOCK: Statement = {
  name: 'lock_unsealed_file',
  text: `select file_name, stored_as, rendition_stored_as from attachment
    where account_id = $1 and id = $2 and sealed_name is null for update`,
};

const SEAL: Statement = {
  name: 'seal_file',
  text: `update attachment set sealed_name = $3, file_name = null, stored_as = $4, rendition_stored_as = $5
    where account_id = $1 and id = $2`,
};

const FIND_REFUSED: Statement = {
  name: 'lock_unsealed_names_of_messages',
  text: `select message_id, position, attachment_id, file_name from message_attachment
    where account_id = $1 and file_name is not null limit ${ROWS_AT_ONCE} for update`,
};

const SEAL_REFUSED: Statement = {
  name: 'seal_name_of_refused_file',
  text: `update message_attachment set file_name = null, sealed_name = $4
    where account_id = $1 and message_id = $2 and position = $3`,
};

interface SealRequest {
  readonly pool: Pool;
  readonly vault: Vault;
  readonly store: FileStore;
}

interface OldFile {
  readonly file_name: string | null;
  readonly stored_as: string;
  readonly rendition_stored_as: string | null;
}

/**
 * Seals what was stored before names of files were sealed and their contents named by keys: each file in a transaction of
 * its own, some of each account in a round; the next goes on. Answers how many.
 */
export async function sealFiles(request: SealRequest): Promise<number> {
  const { pool, vault } = request;
  const { rows } = await pool.query<{ readonly account_id: string }>(
    'select account_id from kept_system.accounts_with_unsealed_names($1)',
    [ACCOUNTS_AT_ONCE],
  );
  let sealed = 0;
  for (const { account_id } of rows) {
    const keys = await vault.keysFor({ pool, account_id });
    const files = await inTransaction({ pool, account_id }, (transaction) =>
      transaction.read<{ id: string }>(FIND, [account_id]),
    );
    for (const { id } of files) {
      const old = await inTransaction({ pool, account_id }, async (transaction) => {
        const [row] = await transaction.read<OldFile>(LOCK, [account_id, id]);
        if (row === undefined) return [];
        const move = async (from: string): Promise<string> => await copy(transaction, { ...request, account_id, from });
        const stored_as = await move(row.stored_as);
        const rendition = row.rendition_stored_as === null ? null : await move(row.rendition_stored_as);
        const name = sealName(keys, { attachment_id: id, file_name: row.file_name ?? '' });
        transaction.write(SEAL, [account_id, id, JSON.stringify(name), stored_as, rendition]);
        return [row.stored_as, row.rendition_stored_as].filter((each) => each !== stored_as && each !== rendition);
      });
      // afterwards: a crash leaves bytes under seal that nothing names, and no row that names nothing
      await inTransaction({ pool, account_id }, (transaction) =>
        removeUnnamed(transaction, { account_id, store: request.store, names: old.filter((each) => each !== null) }),
      );
      sealed += 1;
    }
    sealed += await inTransaction({ pool, account_id }, async (transaction) => {
      const refused = await transaction.read<{
        message_id: string;
        position: number;
        attachment_id: string | null;
        file_name: string;
      }>(FIND_REFUSED, [account_id]);
      for (const { message_id, position, attachment_id, file_name } of refused) {
        // one that was taken has its name with the file
        const name = attachment_id === null ? JSON.stringify(sealName(keys, { attachment_id: null, file_name })) : null;
        transaction.write(SEAL_REFUSED, [account_id, message_id, position, name]);
      }
      return refused.length;
    });
  }
  return sealed;
}

/** Puts the bytes under the name that a key makes of them; where they lie then. What is not there stays where it is said to be. */
async function copy(
  transaction: Transaction,
  { account_id, vault, pool, store, from }: SealRequest & { readonly account_id: string; readonly from: string },
): Promise<string> {
  const to = contentName(await vault.keysFor({ pool, account_id }), from);
  for (const stored_as of [from, to].toSorted()) await lockFile(transaction, { account_id, stored_as });
  const bytes = await store.bytes({ account_id, stored_as: from });
  if (bytes === null) return from;
  if ((await store.put({ account_id, stored_as: to, bytes })) === 'full') throw new Error('the file store is full');
  return to;
}
