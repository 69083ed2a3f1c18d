import { inboxNotification } from '@kept/content/notification';
import { recipientsOf, writeStaffNotice } from '../staff-notice.ts';
import type { Transaction } from '../transaction.ts';
import type { Consequences, Routed } from './receive-reply.ts';

/** A reply that is for no sequence: it stands in its thread, and staff are told (ruling 23). */
export function notifyOfInbox(transaction: Transaction, { request, context }: Routed): Consequences {
  const { account_id, provider_id, from, body: reply } = request;
  const { account_name, contact_name, settings, admin_emails, now, notify_sender_id, notify_from } = context;
  const { subject, body } = inboxNotification({ from: contact_name ?? from, company: account_name, reply });
  const ids = writeStaffNotice(transaction, {
    account_id,
    once_key: `inbox/${provider_id}`,
    recipients: recipientsOf({ settings, owner_email: null, admin_emails }),
    reason: 'reply_unmatched',
    subject,
    body,
    at: now,
    sender: notify_sender_id === null || notify_from === null ? null : { id: notify_sender_id, address: notify_from },
    about: {},
  });
  return { nudge: [], messages: ids.map((message_id) => ({ account_id, message_id, lane: 'answer' })) };
}
