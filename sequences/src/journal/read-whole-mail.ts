import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';

/** A mail whole: what its writer quoted and all. */
export interface WholeMail {
  readonly subject: string | null;
  /** As it came: nothing in it is safe. As it went: its body. */
  readonly html: string;
}

const READ: Statement = {
  name: 'read_whole_mail',
  text: `select subject, html from message where account_id = $1 and id = $2 and channel = 'email' and html is not null`,
};

/** Null when there is no such mail. */
export async function readWholeMail(
  request: TransactionRequest & { readonly message_id: string },
): Promise<WholeMail | null> {
  const { account_id, message_id } = request;
  return await inTransaction(request, async (transaction) => {
    const [row] = await transaction.read<WholeMail>(READ, [account_id, message_id]);
    return row ?? null;
  });
}
