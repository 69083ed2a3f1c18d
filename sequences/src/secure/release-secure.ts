import type { Statement, Transaction } from '../transaction.ts';

const RELEASE: Statement = {
  name: 'release_secure_messages',
  text: `update message m set status = 'due', status_reason = null, updated_at = now()
    where m.account_id = $1 and m.status = 'held' and m.sent_securely
      and m.status_reason in ('secure_messaging_off', 'secure_pin_blank')
      and ($2::uuid is null or exists (select from thread t left join participant p
        on p.account_id = t.account_id and p.id = m.participant_id
        where t.account_id = m.account_id and t.id = m.thread_id and coalesce(p.contact_id, t.contact_id) = $2))`,
};

/**
 * Lets go what waited for a PIN, or for secure messages to be on: the account's, or one contact's. The relay finds it due,
 * and the claim looks again.
 */
export function releaseSecure(
  transaction: Transaction,
  { account_id, contact_id }: { readonly account_id: string; readonly contact_id: string | null },
): void {
  transaction.write(RELEASE, [account_id, contact_id]);
}
