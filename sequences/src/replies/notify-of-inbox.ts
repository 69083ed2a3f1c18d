import { inboxNotification, SECURE_REPLY } from '@kept/content/notification';
import type { InboxReason, OpenQuestion } from '@kept/rules/route-reply';
import { notificationEvent } from '../notifications/notification-event.ts';
import { reachedBy } from '../notifications/reached-by.ts';
import { readStaff } from '../notifications/read-staff.ts';
import { writeStaffNotice } from '../notifications/write-staff-notice.ts';
import type { Transaction } from '../transaction.ts';
import type { Consequences, Routed } from './receive-reply.ts';
import { tellSequences, type ReplyPayload } from './tell-sequences.ts';

/**
 * A reply that is for no sequence, or for nobody knows which: it stands in its thread, and staff are told (ruling 23).
 * Every sequence it may be for stops waiting for a response (ruling 15).
 */
export async function notifyOfInbox(
  transaction: Transaction,
  { asked, reason, ...routed }: Routed & { readonly asked: readonly OpenQuestion[]; readonly reason: InboxReason },
): Promise<Consequences> {
  const { request, context } = routed;
  const nudge = tellSequences(transaction, { ...routed, asked, payload: payloadOf(reason) });
  const { account_id, provider_id, from } = request;
  const reply = request.secure === undefined ? request.body : SECURE_REPLY;
  const { account_name, contact_name, settings, now } = context;
  const { people: staff, senders } = await readStaff(transaction, account_id);
  const event = notificationEvent('reply_unmatched');
  const reached = reachedBy({ event, rules: settings.notifications, staff, owner_user_id: null });
  const room = roomFor({ ...routed, told_each_time: reached.length });
  if (room === 'none') return { nudge, messages: [] };
  const { subject, body } = inboxNotification({
    from: contact_name ?? from,
    company: account_name,
    about: reason === 'one_time_message' ? reason : asked.length,
    reply,
    more_are_not_told: room === 'last',
  });
  const ids = writeStaffNotice(transaction, {
    account_id,
    once_key: isUnsigned(request) ? `inbox_unsigned/${context.hour}/${provider_id}` : `inbox/${provider_id}`,
    reached,
    reason: 'reply_unmatched',
    subject,
    body,
    who: contact_name ?? from,
    reply,
    at: now,
    senders,
    about: { about_thread_id: routed.reply.thread_id },
  });
  return { nudge, messages: ids.map((message_id) => ({ account_id, message_id, lane: 'answer' })) };
}

/** Notices of mails that anybody may write, in an hour. */
const MOST_UNSIGNED = 20;

/**
 * Anybody can flood the mailbox that everybody knows: staff are told of so many mails in an hour, and the inbox shows all.
 * What came to a signed address, or by phone, is a client's and is always told.
 */
function roomFor({ request, context, told_each_time }: Routed & { readonly told_each_time: number }) {
  if (!isUnsigned(request)) return 'plenty';
  const left = MOST_UNSIGNED * told_each_time - context.notices_this_hour;
  if (left <= 0) return 'none';
  return left <= told_each_time ? 'last' : 'plenty';
}

const isUnsigned = ({ mail }: Routed['request']): boolean => mail?.standing === 'unsigned';

function payloadOf(reason: InboxReason): ReplyPayload {
  return reason === 'one_time_message' ? { ambiguous: true, after_one_time: true } : { ambiguous: true };
}
