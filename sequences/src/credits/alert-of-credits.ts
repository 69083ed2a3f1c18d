import type { Instant } from '@kept/rules/instant';
import type { AccountSettings } from '../load-sequence.ts';
import { recipientsOf, writeStaffNotice } from '../staff-notice.ts';
import type { Statement, Transaction } from '../transaction.ts';

interface Row {
  readonly settings: AccountSettings;
  readonly now: Instant;
  readonly sender_id: string | null;
  readonly address: string | null;
  readonly admin_emails: readonly string[];
}

const READ: Statement = {
  name: 'read_recipients_of_credit_alert',
  text: `select a.settings, clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now,
      mail.id as sender_id, mail.address,
      array(select u.email from "user" u where u.account_id = a.id and u.role = 'admin' and u.disabled_at is null
            order by u.email) as admin_emails
    from account a left join sender mail on mail.account_id = a.id and mail.type = 'email' and mail.is_default
    where a.id = $1`,
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
  const { settings, admin_emails, sender_id, address, now } = row;
  transaction.write(NOTE, [account_id]);
  writeStaffNotice(transaction, {
    account_id,
    once_key: `credits_low/${now}`,
    recipients: recipientsOf({ settings, owner_email: null, admin_emails }),
    reason: 'credits_low',
    subject: `${left} credits are left`,
    body: `The account has ${left} credits left. Messages that find none are held, and go out when credits are granted.`,
    at: now,
    sender: sender_id === null || address === null ? null : { id: sender_id, address },
    about: {},
  });
}
