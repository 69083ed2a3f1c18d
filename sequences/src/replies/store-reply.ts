import { uuidv7 } from 'uuidv7';
import type { Statement, Transaction } from '../transaction.ts';
import type { ReplyRequest, StoredReply } from './receive-reply.ts';
import type { ReplyContext } from './reply-context.ts';

const RECEIPT: Statement = {
  name: 'insert_receipt',
  text: `insert into inbound_receipt (account_id, provider_id, message_id, received_at) values ($1, $2, $3, now())
    on conflict do nothing returning message_id`,
};

/** Locks the line on the way: replies on one line are taken in one after the other. */
const LINE: Statement = {
  name: 'upsert_line',
  text: `insert into line (id, account_id, sender_id, address) values ($1, $2, $3, $4)
    on conflict (account_id, sender_id, address) do update set address = excluded.address returning id`,
};

const THREAD: Statement = {
  name: 'upsert_thread_of_reply',
  text: `insert into thread (id, account_id, contact_id, type, address, unread, last_message_at) values ($1, $2, $3, 'phone', $4, 1, $5)
    on conflict (account_id, type, address) do update set unread = thread.unread + 1,
      last_message_at = greatest(thread.last_message_at, excluded.last_message_at),
      contact_id = coalesce(thread.contact_id, excluded.contact_id) returning id`,
};

const MESSAGE: Statement = {
  name: 'insert_reply',
  text: `insert into message (id, account_id, direction, kind, channel, status, line_id, thread_id, sender_id, lane, from_address,
      to_address, body, provider_id, due_at, sent_at)
    values ($1, $2, 'in', 'reply', 'sms', 'received', $3, $4, $5, 'answer', $6, $7, $8, $9, $10, $10)`,
};

interface StoreRequest {
  readonly request: ReplyRequest;
  readonly context: ReplyContext;
  readonly message_id: string;
}

/** Stores the receipt and the reply's words; `repeated` when the carrier has sent this one before. */
export async function storeReply(
  transaction: Transaction,
  { request, context, message_id }: StoreRequest,
): Promise<StoredReply | 'repeated'> {
  const { account_id, provider_id, from, sender_address, body } = request;
  const receipts = await transaction.read(RECEIPT, [account_id, provider_id, message_id]);
  if (receipts.length === 0) return 'repeated';
  const [[line], [thread]] = await Promise.all([
    transaction.read<{ id: string }>(LINE, [uuidv7(), account_id, context.sender_id, from]),
    transaction.read<{ id: string }>(THREAD, [uuidv7(), account_id, context.contact_id, from, context.now]),
  ]);
  if (line === undefined || thread === undefined) throw new Error('an upsert answered no row');
  transaction.write(MESSAGE, [
    message_id,
    account_id,
    line.id,
    thread.id,
    context.sender_id,
    from,
    sender_address,
    body,
    provider_id,
    context.now,
  ]);
  return { message_id, line_id: line.id, thread_id: thread.id };
}
