import type { Transaction } from '../transaction.ts';
import { contentBinding, readContent, type SecureContent } from './secure-content.ts';
import type { Vault } from './vault.ts';

/** What a reader of messages selects of `secure_content sc`, beside the message's id as `message_id`. */
export const SEALED_COLUMNS = 'sc.sealed, sc.data_key_id';

export interface SealedColumns {
  readonly message_id: string | null;
  /** Null: no secure message, or its content is deleted. */
  readonly sealed: Buffer | null;
  readonly data_key_id: string | null;
}

interface OpenerRequest {
  readonly account_id: string;
  readonly vault: Vault;
  readonly rows: readonly SealedColumns[];
}

export type OpenContent = (row: SealedColumns) => SecureContent | null;

/** Opens what rows have sealed; the keys are read only where any is. Null: nothing is sealed there, or no key opens it. */
export async function contentOpener(
  transaction: Transaction,
  { account_id, vault, rows }: OpenerRequest,
): Promise<OpenContent> {
  if (rows.every(({ sealed }) => sealed === null)) return () => null;
  const keys = await vault.keysOf(transaction, account_id);
  return ({ message_id, sealed, data_key_id }) => {
    if (message_id === null || sealed === null || data_key_id === null) return null;
    const opened = keys.open({ sealed, data_key_id }, contentBinding(message_id));
    return opened === null ? null : readContent(opened);
  };
}
