import { creditsOf } from '@kept/content/credits-of';
import type { ClaimRow } from '../claim-row.ts';
import type { Statement, Transaction } from '../transaction.ts';
import { alertOfCredits } from './alert-of-credits.ts';

/** What a limited account may still spend. */
export interface Balance {
  readonly balance: number;
  readonly alert_below: number | null;
  readonly alerted: boolean;
}

/**
 * Locks the balance until the end of the claim, which is what keeps two claims from spending the same credit; an account
 * that is not limited has no row, and its claims wait for nobody. After the message, everywhere.
 */
const LOCK: Statement = {
  name: 'lock_credit_balance',
  text: `select balance, alert_below, alerted_at is not null as alerted from credit_balance
    where account_id = $1 for no key update`,
};

const SPEND: Statement = {
  name: 'spend_credits',
  text: `with spent as (
      update credit_balance set balance = balance - $3::int,
        alerted_at = case when balance - $3::int < alert_below then coalesce(alerted_at, now()) else alerted_at end
      where account_id = $1::uuid),
    noted as (update message set credits = $3::int where account_id = $1::uuid and id = $2::uuid)
    insert into credit_entry (id, account_id, amount, reason, message_id, at)
    values (uuidv7(), $1::uuid, -$3::int, 'message', $2::uuid, $4::timestamptz)`,
};

/** Undefined: the account is not limited. */
export async function lockBalance(transaction: Transaction, account_id: string): Promise<Balance | undefined> {
  const [row] = await transaction.read<Balance>(LOCK, [account_id]);
  return row;
}

export interface Spending {
  readonly account_id: string;
  readonly row: ClaimRow;
  /** As it leaves. */
  readonly body: string;
  readonly files: number;
  readonly balance: Balance | undefined;
}

/**
 * Takes what a claimed message costs; `short`: the account has less. A message that kept its credits through a try that
 * surely did not leave takes none again.
 */
export async function spendCredits(
  transaction: Transaction,
  { account_id, row, body, files, balance }: Spending,
): Promise<'spent' | 'short'> {
  const cost = isFree(row) || row.credits !== null ? 0 : creditsOf({ channel: row.channel, body, files });
  if (cost === 0) return 'spent';
  const left = (balance?.balance ?? Infinity) - cost;
  const alerts = balance?.alerted === false && balance.alert_below !== null && left < balance.alert_below;
  if (alerts) await alertOfCredits(transaction, { account_id, left: Math.max(left, 0) });
  if (left < 0) return 'short';
  transaction.write(SPEND, [account_id, row.id, cost, row.now]);
  return 'spent';
}

/** The confirmation of an opt-out has to go out (ruling 1), and staff have to hear that credits are short. */
function isFree({ kind, channel, system_text }: ClaimRow): boolean {
  return system_text === 'opted_out' || (kind === 'notification' && channel === 'email');
}
