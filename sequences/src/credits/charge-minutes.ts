import type { Statement, Transaction } from '../transaction.ts';
import { ACCOUNT_NOW } from './account-now.ts';

/** Never below nothing: the call is over, and what it took beyond the balance is not owed. */
const CHARGE: Statement = {
  name: 'charge_minutes_of_call',
  text: `with limited as (select balance from credit_balance where account_id = $1::uuid for no key update),
    more as (
      select least($3::int, coalesce((select balance from limited), $3::int)) as credits from message
      where account_id = $1::uuid and id = $2::uuid and credits is not null),
    spent as (
      update credit_balance set balance = balance - more.credits from more where account_id = $1::uuid),
    noted as (
      update message m set credits = m.credits + more.credits from more where m.account_id = $1::uuid and m.id = $2::uuid)
    insert into credit_entry (id, account_id, amount, reason, message_id, at)
    select uuidv7(), $1::uuid, -more.credits, 'message', $2::uuid, ${ACCOUNT_NOW} from more where more.credits > 0`,
};

/** Queues taking the minutes that a call went on for beyond the one it was placed with; a started one counts. */
export function chargeMinutes(
  transaction: Transaction,
  {
    account_id,
    message_id,
    duration_s,
  }: { readonly account_id: string; readonly message_id: string; readonly duration_s: number },
): void {
  const more = Math.ceil(duration_s / 60) - 1;
  if (more > 0) transaction.write(CHARGE, [account_id, message_id, more]);
}
