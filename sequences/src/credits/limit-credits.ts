import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import { ACCOUNT_NOW } from './account-now.ts';
import { releaseHeld } from './release-held.ts';

/** The difference stands in the ledger, so that it always adds up to the balance from here on. */
const LIMIT: Statement = {
  name: 'limit_credits',
  text: `with before as (select balance from credit_balance where account_id = $1::uuid for no key update),
    noted as (
      insert into credit_entry (id, account_id, amount, reason, note, at)
      select uuidv7(), $1::uuid, $2::int - coalesce((select balance from before), 0), 'corrected', 'limited by the operator', ${ACCOUNT_NOW})
    insert into credit_balance (account_id, balance, alert_below) values ($1::uuid, $2::int, $3::int)
    on conflict (account_id) do update set balance = excluded.balance, alert_below = excluded.alert_below, alerted_at = null`,
};

const FREE: Statement = {
  name: 'stop_limiting_credits',
  text: `delete from credit_balance where account_id = $1`,
};

export interface LimitRequest extends TransactionRequest {
  /** What the account may spend from now on; null: all it wants. */
  readonly balance: number | null;
  /** Staff are told below it; null: never. */
  readonly alert_below: number | null;
}

/** Sets what an account may spend, and lets go what waits for credits; answers how many messages that were. */
export async function limitCredits(request: LimitRequest): Promise<number> {
  const { account_id, balance, alert_below } = request;
  await inTransaction(request, async (transaction) => {
    if (balance === null) transaction.write(FREE, [account_id]);
    else transaction.write(LIMIT, [account_id, balance, alert_below]);
  });
  return balance === 0 ? 0 : await releaseHeld(request);
}
