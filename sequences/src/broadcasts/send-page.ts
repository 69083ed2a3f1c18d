import { oneTimeContent, type OneTimeContent } from '@kept/content/one-time/one-time-content';
import type { Channel } from '@kept/rules/facts';
import type { LooseMessage } from '../due-work.ts';
import type { OneTimeRequest, SentSecurely } from '../one-time/one-time-request.ts';
import { writeOneTimeMessages, type WrittenOneTime } from '../one-time/write-one-time-messages.ts';
import type { Vault } from '../secure/vault.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';
import type { BroadcastProgress, BroadcastRef } from './broadcast-progress.ts';
import { openWords } from './sealed-words.ts';

/** Messages of one transaction, and how many of a broadcast are on their way at most. */
const PAGE = 100;
/** How long a full road takes to clear at least. */
const LOOK_AGAIN_MS = 1_000;

export interface SendPageRequest extends TransactionRequest, BroadcastRef {
  readonly vault: Vault;
  /** How long a link is in the text it goes in. */
  readonly link_length: number;
}

export interface SentPage {
  readonly progress: BroadcastProgress;
  /** To be delivered after the commit; the relay makes up for a start that is lost. */
  readonly deliver: readonly LooseMessage[];
}

interface BroadcastRow {
  readonly status: Exclude<BroadcastProgress['state'], 'gone'>;
  readonly channel: Channel;
  readonly content: unknown;
  readonly translations: Readonly<Record<string, unknown>>;
  /** Its words are sealed, and it has none here. */
  readonly sent_securely: boolean;
  readonly data_key_id: string | null;
  readonly sealed: Buffer | null;
  readonly template_id: string | null;
  readonly asks_own_question: boolean;
  readonly created_by_user_id: string | null;
  readonly recipient_count: number;
  /** Until its time, in milliseconds; nothing or less: it has come. */
  readonly starts_in_ms: number;
  readonly waiting: number;
  readonly on_their_way: number;
}

interface RecipientRow {
  readonly position: number;
  readonly address: string;
  readonly contact_id: string | null;
  readonly participant_id: string | null;
  readonly tries: number;
}

const LOCK: Statement = {
  name: 'lock_broadcast',
  text: `select id from broadcast where account_id = $1 and id = $2 for no key update`,
};

const READ: Statement = {
  name: 'read_broadcast_to_send',
  text: `select b.status, b.channel, b.content, b.translations, b.sent_securely, b.data_key_id, b.sealed, b.template_id, b.asks_own_question, b.created_by_user_id,
      b.recipient_count,
      ceil(extract(epoch from b.send_at - clock_timestamp()) * 1000)::float8 - a.clock_offset_ms::float8 as starts_in_ms,
      (select count(*)::int from broadcast_recipient r
        where r.account_id = b.account_id and r.broadcast_id = b.id and r.status = 'waiting') as waiting,
      (select count(*)::int from message m where m.account_id = b.account_id and m.broadcast_id = b.id
        and m.status in ('due', 'sending')
        and m.due_at <= clock_timestamp() + a.clock_offset_ms * interval '1 millisecond') as on_their_way
    from broadcast b join account a on a.id = b.account_id where b.account_id = $1 and b.id = $2`,
};

const READ_PAGE: Statement = {
  name: 'read_page_of_broadcast',
  text: `select position, address, contact_id, participant_id, tries from broadcast_recipient
    where account_id = $1 and broadcast_id = $2 and status = 'waiting' order by position limit ${PAGE}`,
};

const SETTLE: Statement = {
  name: 'settle_page_of_broadcast',
  text: `update broadcast_recipient r set status = t.status, reason = t.reason, message_id = t.message_id,
      contact_id = coalesce(r.contact_id, t.contact_id)
    from unnest($3::int[], $4::text[], $5::text[], $6::uuid[], $7::uuid[]) as t (position, status, reason, message_id, contact_id)
    where r.account_id = $1 and r.broadcast_id = $2 and r.position = t.position`,
};

const ADVANCE: Statement = {
  name: 'advance_broadcast',
  text: `update broadcast set status = $3, started_at = coalesce(started_at, now()), paged_at = now(),
      ended_at = case when $3 = 'sent' then now() end
    where account_id = $1 and id = $2`,
};

/**
 * Writes the next messages of a broadcast whose time has come, unless the last ones still wait for their turn: what is
 * on its way stays few, so that pausing and cancelling stop nearly everything. One transaction, which also keeps who has
 * theirs: a worker that dies makes no message twice and leaves nobody out.
 */
export async function sendPage(request: SendPageRequest): Promise<SentPage> {
  const { account_id, broadcast_id } = request;
  const key = [account_id, broadcast_id] as const;
  return await inTransaction(request, async (transaction) => {
    transaction.write(LOCK, key);
    const [row] = await transaction.read<BroadcastRow>(READ, key);
    if (row === undefined)
      return nothing({ state: 'gone', sentence: 'There is no such broadcast.', again_in_ms: null });
    const { status, starts_in_ms, on_their_way, waiting } = row;
    if (status === 'paused' || status === 'sent' || status === 'cancelled')
      return nothing(progressOf(row, { state: status, waiting, again_in_ms: null }));
    if (starts_in_ms > 0)
      return nothing(progressOf(row, { state: 'scheduled', waiting, again_in_ms: Math.ceil(starts_in_ms) }));
    if (on_their_way >= PAGE && waiting > 0) {
      transaction.write(ADVANCE, [...key, 'sending']);
      return nothing(progressOf(row, { state: 'sending', waiting, again_in_ms: LOOK_AGAIN_MS }));
    }
    const recipients = await transaction.read<RecipientRow>(READ_PAGE, key);
    const deliver = await write(transaction, { key: request, row, recipients });
    const state = recipients.length === waiting ? 'sent' : 'sending';
    transaction.write(ADVANCE, [...key, state]);
    return { progress: progressOf(row, { state, waiting: waiting - recipients.length, again_in_ms: 0 }), deliver };
  });
}

function nothing(progress: BroadcastProgress): SentPage {
  return { progress, deliver: [] };
}

interface Page {
  readonly key: SendPageRequest;
  readonly row: BroadcastRow;
  readonly recipients: readonly RecipientRow[];
}

async function write(transaction: Transaction, { key, row, recipients }: Page): Promise<readonly LooseMessage[]> {
  if (recipients.length === 0) return [];
  const { account_id, broadcast_id } = key;
  const words = await wordsOf(transaction, { key, row });
  const content = contentOf(row, words.content);
  const translations = Object.fromEntries(
    Object.entries(words.translations).map(([locale, stored]) => [locale, contentOf(row, stored)]),
  );
  const requests = recipients.map(({ position, address, contact_id, participant_id, tries }): OneTimeRequest => ({
    once_key: `broadcast/${broadcast_id}/${position}/${tries}`,
    to_address: address,
    contact_id,
    participant_id,
    content,
    translations,
    template_id: row.template_id,
    broadcast_id,
    written_by_user_id: row.created_by_user_id,
    asks_own_question: row.asks_own_question,
    due_at: null,
    lane: 'bulk',
    obeys_quiet_hours: true,
    ...(words.secure === null ? {} : { secure: words.secure }),
  }));
  const written = await writeOneTimeMessages(transaction, { account_id, requests });
  const settled = written.map(settledAs);
  transaction.write(SETTLE, [
    account_id,
    broadcast_id,
    recipients.map(({ position }) => position),
    settled.map(({ status }) => status),
    settled.map(({ reason }) => reason),
    settled.map(({ message_id }) => message_id),
    settled.map(({ contact_id }) => contact_id),
  ]);
  return settled.flatMap(({ message_id }) => (message_id === null ? [] : [{ account_id, message_id, lane: 'bulk' }]));
}

interface Words {
  readonly content: unknown;
  readonly translations: Readonly<Record<string, unknown>>;
  readonly secure: SentSecurely | null;
}

async function wordsOf(
  transaction: Transaction,
  { key: { account_id, broadcast_id, vault, link_length }, row }: Omit<Page, 'recipients'>,
): Promise<Words> {
  const { content, translations, sent_securely, sealed, data_key_id } = row;
  if (!sent_securely) return { content, translations, secure: null };
  if (sealed === null || data_key_id === null) throw new Error('the words of a broadcast are deleted');
  const keys = await vault.keysOf(transaction, account_id);
  const { pin, ...words } = openWords({ sealed, data_key_id }, { broadcast_id, keys });
  return { ...words, secure: { keys, pin, link_length } };
}

function contentOf({ channel }: BroadcastRow, stored: unknown): OneTimeContent {
  const content = oneTimeContent(channel, stored);
  if (content === null) throw new Error('the words of a broadcast have not the shape of its channel');
  return content;
}

function settledAs(outcome: WrittenOneTime) {
  const { contact_id } = outcome;
  return outcome.type === 'ready'
    ? { status: 'made', reason: null, message_id: outcome.message_id, contact_id }
    : { status: outcome.type, reason: outcome.reason, message_id: null, contact_id };
}

interface Standing {
  readonly state: BroadcastProgress['state'];
  readonly waiting: number;
  readonly again_in_ms: number | null;
}

function progressOf({ recipient_count }: BroadcastRow, { state, waiting, again_in_ms }: Standing): BroadcastProgress {
  const far = `${grouped(recipient_count - waiting)} of ${grouped(recipient_count)}`;
  const sentence = {
    scheduled: `Waits for its time. ${grouped(recipient_count)} recipients.`,
    sending: `${far} written.`,
    paused: `Paused after ${far}.`,
    sent: `${far} written.`,
    cancelled: `Cancelled after ${far}.`,
    gone: '',
  }[state];
  return { state, sentence, again_in_ms };
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
