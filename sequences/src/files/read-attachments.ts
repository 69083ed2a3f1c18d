import type { Vault } from '../secure/vault.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import { ATTACHMENT_COLUMNS, keptAttachment, type AttachmentRow, type KeptAttachment } from './kept-attachment.ts';
import { openNames } from './sealed-name.ts';

/** Whether any message that a file came or went with is a secure one, as SQL; `attachment`: the alias of its row. */
export function wentSecurely(attachment: string): string {
  return `exists (select from message_attachment ma
    join secure_content sc on sc.account_id = ma.account_id and sc.message_id = ma.message_id
    where ma.account_id = ${attachment}.account_id and ma.attachment_id = ${attachment}.id)`;
}

const READ: Statement = {
  name: 'read_attachments',
  text: `select ${ATTACHMENT_COLUMNS} from attachment a where a.account_id = $1 and a.id = any($2::uuid[])
    and ($3::boolean or not ${wentSecurely('a')})`,
};

export interface ReadAttachmentsRequest extends TransactionRequest {
  readonly ids: readonly string[];
  readonly vault: Vault;
  /** Those of secure messages as well. */
  readonly secure_too: boolean;
}

/** Those of the ids that are files of the account, in the order of the ids; others are left out. */
export async function readAttachments({
  ids,
  vault,
  secure_too,
  ...request
}: ReadAttachmentsRequest): Promise<readonly KeptAttachment[]> {
  const { account_id } = request;
  const found = await inTransaction(request, async (transaction) => {
    const rows = await transaction.read<AttachmentRow>(READ, [account_id, ids, secure_too]);
    const open = await openNames(transaction, { account_id, vault, rows });
    return rows.map((row) => keptAttachment(row, open));
  });
  return ids.flatMap((id) => found.filter((each) => each.id === id));
}
