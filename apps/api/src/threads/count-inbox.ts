import { TRIED_ANEW } from '@kept/sequences/broadcasts/tried-anew';
import { inTransaction, type Statement, type TransactionRequest } from '@kept/sequences/transaction';
import type { InboxCounts } from './threads.schema.ts';

const COUNT: Statement = {
  name: 'count_inbox',
  text: `select (select count(distinct found.person_id)::int from (
        select t.person_id from thread t where t.account_id = $1 and t.unread > 0 limit 100) found) as unread,
    (select count(*)::int from (
        select from message m where m.account_id = $1 and m.direction = 'out'
          and m.status in ('failed', 'unknown', 'held') and m.sent_with_id is null and not ${TRIED_ANEW}
        limit 100) found) as failed`,
};

/** What the navigation shows; never counted beyond a hundred. */
export async function countInbox(request: TransactionRequest): Promise<InboxCounts> {
  return inTransaction(request, async (transaction) => {
    const [counts] = await transaction.read<InboxCounts>(COUNT, [request.account_id]);
    return counts ?? { unread: 0, failed: 0 };
  });
}
