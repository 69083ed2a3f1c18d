import type { Statement, Transaction } from '../transaction.ts';
import { ACCOUNT_NOW } from './account-now.ts';

const RETURN: Statement = {
  name: 'return_credits',
  text: `with taken as (
      select id, credits from message where account_id = $1::uuid and id = any($2::uuid[]) and credits > 0 for no key update),
    cleared as (
      update message m set credits = null from taken where m.account_id = $1::uuid and m.id = taken.id),
    back as (
      update credit_balance set balance = balance + (select sum(credits) from taken)
      where account_id = $1::uuid and exists (select from taken))
    insert into credit_entry (id, account_id, amount, reason, message_id, at)
    select uuidv7(), $1::uuid, credits, 'returned', id, ${ACCOUNT_NOW} from taken`,
};

/** Queues giving back what messages took that surely did not leave. */
export function returnCredits(
  transaction: Transaction,
  { account_id, message_ids }: { readonly account_id: string; readonly message_ids: readonly string[] },
): void {
  transaction.write(RETURN, [account_id, message_ids]);
}
