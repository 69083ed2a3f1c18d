import type { Vault } from '../secure/vault.ts';
import type { Statement, Transaction } from '../transaction.ts';
import { ATTACHMENT_COLUMNS, keptAttachment, type AttachmentRow, type KeptAttachment } from './kept-attachment.ts';
import { openNames } from './sealed-name.ts';

const READ: Statement = {
  name: 'read_files_of_message',
  text: `select ${ATTACHMENT_COLUMNS} from message_attachment f
    join attachment a on a.account_id = f.account_id and a.id = f.attachment_id
    where f.account_id = $1 and f.message_id = $2 and f.status = 'stored' order by f.position`,
};

/** The files of a message, in their order. */
export async function readFilesOfMessage(
  transaction: Transaction,
  { account_id, message_id, vault }: FilesRequest,
): Promise<readonly KeptAttachment[]> {
  const rows = await transaction.read<AttachmentRow>(READ, [account_id, message_id]);
  const open = await openNames(transaction, { account_id, vault, rows });
  return rows.map((row) => keptAttachment(row, open));
}

interface FilesRequest {
  readonly account_id: string;
  readonly message_id: string;
  readonly vault: Vault;
}
