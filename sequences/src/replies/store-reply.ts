import { uuidv7 } from 'uuidv7';
import type { Statement, Transaction } from '../transaction.ts';
import { addressType, replyChannel } from './mail-reply.ts';
import type { ReplyRequest, StoredReply } from './receive-reply.ts';

/**
 * The receipt and, unless the carrier has sent this one before, the line, the thread, which comes back into the inbox, and
 * the reply's words. The
 * line's row is locked on the way: replies on one line are taken in one after the other. No row: repeated, or not
 * our number.
 */
const STORE: Statement = {
  name: 'store_reply',
  text: `with ours as (
      select se.id as sender_id, ca.contact_id, clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now
      from sender se
      join account a on a.id = se.account_id
      left join contact_address ca on ca.account_id = se.account_id and ca.type = $9::text and ca.address = $3::text
      where se.account_id = $1::uuid and se.type = $9::text and se.address = $2::text),
    receipt as (
      insert into inbound_receipt (account_id, provider_id, message_id, received_at)
      select $1::uuid, $11::text, $5::uuid, now() from ours on conflict do nothing returning message_id),
    on_line as (
      insert into line (id, account_id, sender_id, address) select $6::uuid, $1::uuid, ours.sender_id, $3::text from ours, receipt
      on conflict (account_id, sender_id, address) do update set address = excluded.address returning id, pending),
    in_thread as (
      insert into thread (id, account_id, contact_id, type, address, unread, last_message_at, last_inbound_at)
      select $7::uuid, $1::uuid, ours.contact_id, $9::text, $3::text, 1, ours.now, ours.now from ours, receipt
      on conflict (account_id, type, address) do update set unread = thread.unread + 1,
        last_message_at = greatest(thread.last_message_at, excluded.last_message_at),
        last_inbound_at = greatest(thread.last_inbound_at, excluded.last_inbound_at), archived_at = null,
        contact_id = coalesce(thread.contact_id, excluded.contact_id) returning id)
    insert into message (id, account_id, direction, kind, channel, status, line_id, thread_id, sender_id, lane,
      from_address, to_address, body, provider_id, due_at, sent_at, status_reason, subject, html, sent_securely)
    select $5::uuid, $1::uuid, 'in', 'reply', $10::text, 'received', on_line.id, in_thread.id, ours.sender_id, 'answer',
      $3::text, $2::text, $8::text, $4::text, ours.now, ours.now, $12::text, $13::text, $14::text, $15::boolean
    from ours, on_line, in_thread
    returning id as message_id, line_id, thread_id, (select on_line.pending from on_line) as pending`,
};

/** Stores a reply once; null when nothing was stored. Sent without awaiting, it shares its round trip. */
export async function storeReply(transaction: Transaction, request: ReplyRequest): Promise<StoredReply | null> {
  const { account_id, sender_address, from, provider_id, body, mail, secure } = request;
  const rows = await transaction.read<StoredReply>(STORE, [
    account_id,
    sender_address,
    from,
    provider_id,
    secure?.message_id ?? uuidv7(),
    uuidv7(),
    uuidv7(),
    secure === undefined ? body : '',
    addressType(request),
    replyChannel(request),
    mail?.receipt ?? provider_id,
    mail === undefined || mail.standing === 'signed' ? null : mail.standing,
    secure === undefined ? (mail?.subject ?? null) : null,
    secure === undefined ? (mail?.html ?? null) : null,
    secure !== undefined,
  ]);
  return rows[0] ?? null;
}
