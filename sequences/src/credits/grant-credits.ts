import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import { ACCOUNT_NOW } from './account-now.ts';
import { releaseHeld } from './release-held.ts';

const GRANT: Statement = {
  name: 'grant_credits',
  text: `with granted as (
      update credit_balance set balance = balance + $2::int,
        alerted_at = case when balance + $2::int >= coalesce(alert_below, 0) then null else alerted_at end
      where account_id = $1::uuid returning balance),
    noted as (
      insert into credit_entry (id, account_id, amount, reason, note, user_id, at)
      select uuidv7(), $1::uuid, $2::int, 'granted', $3::text, $4::uuid, ${ACCOUNT_NOW} from granted)
    select balance from granted`,
};

export interface GrantRequest extends TransactionRequest {
  readonly amount: number;
  readonly note: string | null;
  readonly user_id: string | null;
}

export type GrantResult =
  | { readonly type: 'granted'; readonly balance: number; readonly released: number }
  /** It spends without a limit: there is nothing to add to. */
  | { readonly type: 'not_limited' };

/** Adds to what an account may spend, and lets go what waits for credits; the relay and the sweeper deliver it. */
export async function grantCredits(request: GrantRequest): Promise<GrantResult> {
  const { account_id, amount, note, user_id } = request;
  const [row] = await inTransaction(request, (transaction) =>
    transaction.read<{ balance: number }>(GRANT, [account_id, amount, note, user_id]),
  );
  if (row === undefined) return { type: 'not_limited' };
  return { type: 'granted', balance: row.balance, released: await releaseHeld(request) };
}
