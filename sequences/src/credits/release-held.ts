import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';

/** After the grant, in a transaction of its own: claims lock the message before the balance. */
const RELEASE: Statement = {
  name: 'release_messages_without_credits',
  text: `update message set status = 'due', status_reason = null, updated_at = now()
    where account_id = $1 and status = 'held' and status_reason = 'no_credits' returning id`,
};

/** Lets go what waits for credits, such as when an account is no longer limited; answers how many. */
export async function releaseHeld(request: TransactionRequest): Promise<number> {
  const released = await inTransaction(request, (transaction) =>
    transaction.read<{ id: string }>(RELEASE, [request.account_id]),
  );
  return released.length;
}
