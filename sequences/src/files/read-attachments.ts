import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import { ATTACHMENT_COLUMNS, type KeptAttachment } from './kept-attachment.ts';

const READ: Statement = {
  name: 'read_attachments',
  text: `select ${ATTACHMENT_COLUMNS} from attachment a where a.account_id = $1 and a.id = any($2::uuid[])`,
};

/** Those of the ids that are files of the account, in the order of the ids; others are left out. */
export async function readAttachments({
  ids,
  ...request
}: TransactionRequest & { readonly ids: readonly string[] }): Promise<readonly KeptAttachment[]> {
  const rows = await inTransaction(request, (transaction) =>
    transaction.read<KeptAttachment>(READ, [request.account_id, ids]),
  );
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}
