import { inboxNotification } from '@kept/content/notification';
import type { InboxReason, OpenQuestion } from '@kept/rules/route-reply';
import { recipientsOf, writeStaffNotice } from '../staff-notice.ts';
import type { Transaction } from '../transaction.ts';
import type { Consequences, Routed } from './receive-reply.ts';
import { tellSequences, type ReplyPayload } from './tell-sequences.ts';

/**
 * A reply that is for no sequence, or for nobody knows which: it stands in its thread, and staff are told (ruling 23).
 * Every sequence it may be for stops waiting for a response (ruling 15).
 */
export function notifyOfInbox(
  transaction: Transaction,
  { asked, reason, ...routed }: Routed & { readonly asked: readonly OpenQuestion[]; readonly reason: InboxReason },
): Consequences {
  const { request, context } = routed;
  const nudge = tellSequences(transaction, { ...routed, asked, payload: payloadOf(reason) });
  const { account_id, provider_id, from, body: reply } = request;
  const { account_name, contact_name, settings, admin_emails, now, notify_sender_id, notify_from } = context;
  const { subject, body } = inboxNotification({
    from: contact_name ?? from,
    company: account_name,
    about: reason === 'one_time_message' ? reason : asked.length,
    reply,
  });
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
  return { nudge, messages: ids.map((message_id) => ({ account_id, message_id, lane: 'answer' })) };
}

function payloadOf(reason: InboxReason): ReplyPayload {
  return reason === 'one_time_message' ? { ambiguous: true, after_one_time: true } : { ambiguous: true };
}
