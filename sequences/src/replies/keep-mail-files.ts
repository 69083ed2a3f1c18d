import type { InboundAttachment } from '@kept/channels/read-mail';
import type { FileStore } from '@kept/files/store/file-store';
import type { SealedText } from '@kept/persistence/sealed-text';
import { sealName } from '../files/sealed-name.ts';
import { storeAttachment } from '../files/store-attachment.ts';
import type { Vault } from '../secure/vault.ts';
import type { Statement, Transaction, TransactionRequest } from '../transaction.ts';

/** A file that came with a mail, as it is kept or why it is not. */
export interface MailFile {
  readonly attachment_id: string | null;
  readonly file_name: string;
  /** Of one that is not kept, its name as it lies beside its message. */
  readonly sealed_name: SealedText | null;
  readonly problem: string | null;
}

export interface KeepRequest extends TransactionRequest {
  readonly vault: Vault;
  readonly store: FileStore;
  readonly attachments: readonly Pick<InboundAttachment, 'file_name' | 'bytes'>[];
}

/** More than anybody attaches by hand. */
const MOST_FILES = 20;

const INSERT: Statement = {
  name: 'insert_files_of_mail',
  text: `insert into message_attachment (account_id, message_id, position, status, attachment_id, sealed_name, problem)
    select $1, $2, (place - 1)::int, case when id is null then 'refused' else 'stored' end, id, name, problem
    from unnest($3::uuid[], $4::jsonb[], $5::text[]) with ordinality as given (id, name, problem, place)`,
};

/**
 * Keeps a mail's files before the mail itself is stored; what is refused is named with its reason. `full`: the store has
 * no room, so that nothing of the mail is taken in and its provider posts it again. Files of a mail that is not stored
 * after all are swept as unused ones are.
 */
export async function keepMailFiles({
  pool,
  account_id,
  vault,
  store,
  attachments,
}: KeepRequest): Promise<readonly MailFile[] | 'full'> {
  const files: MailFile[] = [];
  const keys = attachments.length === 0 ? null : await vault.keysFor({ pool, account_id });
  const refused = (file_name: string, problem: string): MailFile => ({
    attachment_id: null,
    file_name,
    sealed_name: keys && sealName(keys, { attachment_id: null, file_name }),
    problem,
  });
  for (const [index, { file_name: named, bytes }] of attachments.entries()) {
    const file_name = (named ?? '').trim().slice(0, 200) || `file-${index + 1}`;
    if (files.length === MOST_FILES) {
      const problem = `${attachments.length - MOST_FILES} more files came with this mail; ${MOST_FILES} are kept.`;
      return [...files, refused(file_name, problem)];
    }
    const result = await storeAttachment({
      pool,
      account_id,
      vault,
      store,
      bytes,
      file_name,
      created_by_user_id: null,
    });
    if (result.type === 'full') return 'full';
    files.push(
      result.type === 'stored'
        ? { attachment_id: result.attachment.id, file_name, sealed_name: null, problem: null }
        : refused(file_name, result.refusal.message),
    );
  }
  return files;
}

/** Queues the files of a mail that was just stored. */
export function insertMailFiles(
  transaction: Transaction,
  given: { readonly account_id: string; readonly message_id: string; readonly files: readonly MailFile[] },
): void {
  const { account_id, message_id, files } = given;
  if (files.length === 0) return;
  transaction.write(INSERT, [
    account_id,
    message_id,
    files.map(({ attachment_id }) => attachment_id),
    files.map(({ sealed_name }) => sealed_name && JSON.stringify(sealed_name)),
    files.map(({ problem }) => problem),
  ]);
}
