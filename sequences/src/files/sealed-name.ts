import type { SealedText } from '@kept/persistence/sealed-text';
import type { AccountKeys, Vault } from '../secure/vault.ts';
import type { Transaction } from '../transaction.ts';

/** What the seal of a file's name is bound to. */
const nameBinding = (attachment_id: string): string => `file name/${attachment_id}`;

/** The same of one that was not taken, and has no row of its own. */
const REFUSED_NAME_BINDING = 'name of a refused file';

/** Shown where no key opens a name. */
const NAMELESS = 'file';

/** A file's name as rows have it. */
export interface NameColumns {
  /** As it was kept before names were sealed. */
  readonly file_name: string | null;
  readonly sealed_name: SealedText | null;
}

/** Null: the name of a file that was refused. */
type AttachmentId = string | null;

/** The name as it lies in a row. */
export function sealName(
  keys: AccountKeys,
  { attachment_id, file_name }: { readonly attachment_id: AttachmentId; readonly file_name: string },
): SealedText {
  const { data_key_id, sealed } = keys.seal(file_name, bindingOf(attachment_id));
  return { data_key_id, sealed: sealed.toString('base64') };
}

/** The name in words; null: it never had one. */
export type OpenName = (row: NameColumns & { readonly attachment_id: AttachmentId }) => string | null;

/** Opens names by keys that are at hand. */
export function nameOpener(keys: AccountKeys): OpenName {
  return ({ attachment_id, file_name, sealed_name }) => {
    if (sealed_name === null) return file_name;
    const { data_key_id, sealed } = sealed_name;
    return keys.open({ data_key_id, sealed: Buffer.from(sealed, 'base64') }, bindingOf(attachment_id)) ?? NAMELESS;
  };
}

interface NamesRequest {
  readonly account_id: string;
  readonly vault: Vault;
  readonly rows: readonly NameColumns[];
}

/** Opens the names of rows; keys are read only where any is sealed. */
export async function openNames(
  transaction: Transaction,
  { account_id, vault, rows }: NamesRequest,
): Promise<OpenName> {
  if (rows.every(({ sealed_name }) => sealed_name === null)) return ({ file_name }) => file_name;
  return nameOpener(await vault.keysOf(transaction, account_id));
}

function bindingOf(attachment_id: AttachmentId): string {
  return attachment_id === null ? REFUSED_NAME_BINDING : nameBinding(attachment_id);
}
