import { inTransaction, type Statement, type TransactionRequest } from '@kept/sequences/transaction';
import type { StopListRemovals } from './stopped-addresses.schema.ts';

const READ: Statement = {
  name: 'list_stop_list_removals',
  text: `select l.id, l.detail ->> 'type' as type, l.detail ->> 'address' as address, u.name as removed_by,
      l.detail ->> 'reason' as reason, l.at
    from log_entry l
    left join "user" u on u.account_id = l.account_id and u.id = (l.detail ->> 'by_user_id')::uuid
    where l.account_id = $1 and l.code = 'stop_list_removed' order by l.id desc limit 50`,
};

/** The last fifty addresses that were taken off the stop list, newest first. */
export async function listRemovals(request: TransactionRequest): Promise<StopListRemovals> {
  return inTransaction(request, async (transaction) => ({
    removals: await transaction.read<StopListRemovals['removals'][number]>(READ, [request.account_id]),
  }));
}
