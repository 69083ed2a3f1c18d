import type { Instant } from '@kept/rules/instant';
import type { AccountSettings } from '../load-sequence.ts';
import { tellStaff } from '../notifications/tell-staff.ts';
import type { Statement, Transaction } from '../transaction.ts';

interface Row {
  readonly settings: AccountSettings;
  readonly now: Instant;
}

const READ: Statement = {
  name: 'read_recipients_of_credit_alert',
  text: `select a.settings, clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now
    from account a where a.id = $1`,
};

const NOTE: Statement = {
  name: 'note_credit_alert',
  text: `update credit_balance set alerted_at = coalesce(alerted_at, now()) where account_id = $1`,
};

/** Tells staff that credits are running out: once, until they are above the mark again. */
export async function alertOfCredits(
  transaction: Transaction,
  { account_id, left }: { readonly account_id: string; readonly left: number },
): Promise<void> {
  const [row] = await transaction.read<Row>(READ, [account_id]);
  if (row === undefined) return;
  const { settings, now } = row;
  transaction.write(NOTE, [account_id]);
  await tellStaff(transaction, {
    account_id,
    once_key: `credits_low/${now}`,
    rules: settings.notifications,
    reason: 'credits_low',
    subject: `${left} credits are left`,
    body: `The account has ${left} credits left. Messages that find none are held, and go out when credits are granted.`,
    who: null,
    reply: null,
    at: now,
    page: '/settings/credits',
    about: {},
  });
}
