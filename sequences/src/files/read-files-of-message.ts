import type { Statement, Transaction } from '../transaction.ts';
import { ATTACHMENT_COLUMNS, type KeptAttachment } from './kept-attachment.ts';

const READ: Statement = {
  name: 'read_files_of_message',
  text: `select ${ATTACHMENT_COLUMNS} from message_attachment f
    join attachment a on a.account_id = f.account_id and a.id = f.attachment_id
    where f.account_id = $1 and f.message_id = $2 and f.status = 'stored' order by f.position`,
};

/** The files of a message, in their order. */
export async function readFilesOfMessage(
  transaction: Transaction,
  key: readonly [account_id: string, message_id: string],
): Promise<readonly KeptAttachment[]> {
  return await transaction.read<KeptAttachment>(READ, key);
}
