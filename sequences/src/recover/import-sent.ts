import { listCalls } from '@kept/channels/list-calls';
import { listMessages } from '@kept/channels/list-messages';
import { takePageLinksOut } from '@kept/content/page-links/page-links';
import { SECURE_LINK_MARK } from '@kept/content/secure/secure-link-mark';
import type { AskedChannel } from '../reconcile/read-channel.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';

const MOST = 100_000;
const SECURE_LINK = /https?:\/\/[^\s/]+(?:\/[^\s/]+)*?\/s\/[\w-]{64}/gu;

/** What did not get through at the provider was given to nobody. */
const LOST = new Set(['failed', 'undelivered', 'canceled']);

const STORE: Statement = {
  name: 'store_recovered_messages',
  text: `insert into recovered_message (account_id, channel, provider_id, from_address, to_address, body, sent_at)
    select $1, l.channel, l.provider_id, l.from_address, l.to_address, l.body, l.sent_at
    from jsonb_to_recordset($2::jsonb) l (channel text, provider_id text, from_address text, to_address text, body text, sent_at timestamptz)
    where not exists (select from message m where m.account_id = $1 and m.provider_id = l.provider_id)
    on conflict do nothing returning provider_id`,
};

export interface ImportSentRequest extends TransactionRequest {
  readonly channel: AskedChannel;
  /** By the provider's clock. */
  readonly since: Date;
}

/** Asks the provider for the texts and calls of our numbers and keeps those we have no message for; answers how many. */
export async function importSent(request: ImportSentRequest): Promise<number> {
  let forgotten = 0;
  for (const from of request.channel.numbers) {
    forgotten += await store(request, await textsFrom(from, request));
    forgotten += await store(request, await callsFrom(from, request));
  }
  return forgotten;
}

interface SentRow {
  readonly channel: 'sms' | 'call';
  readonly provider_id: string;
  readonly from_address: string;
  readonly to_address: string;
  /** What was said in a call the provider does not keep. */
  readonly body: string;
  readonly sent_at: string;
}

async function textsFrom(from: string, { channel, since }: ImportSentRequest): Promise<readonly SentRow[]> {
  const listed = await listMessages({ ...channel.twilio, from, sent_after: since, most: MOST });
  return listed
    .filter(({ inbound, status }) => !inbound && !LOST.has(status))
    .map(({ provider_id, to, body, created_at }) => ({
      channel: 'sms',
      provider_id,
      from_address: from,
      to_address: to,
      body: withoutLink(takePageLinksOut(body)),
      sent_at: created_at.toISOString(),
    }));
}

/** A secure link that the provider still shows is not kept here: the mark that stands for it in our own words is. */
function withoutLink(body: string): string {
  return body.replaceAll(SECURE_LINK, SECURE_LINK_MARK);
}

async function callsFrom(from: string, { channel, since }: ImportSentRequest): Promise<readonly SentRow[]> {
  const listed = await listCalls({ ...channel.twilio, from, started_after: since, most: MOST });
  return listed
    .filter(({ status }) => !LOST.has(status))
    .map(({ provider_id, to, created_at }) => ({
      channel: 'call',
      provider_id,
      from_address: from,
      to_address: to,
      body: '',
      sent_at: created_at.toISOString(),
    }));
}

async function store({ pool, account_id }: TransactionRequest, sent: readonly SentRow[]): Promise<number> {
  if (sent.length === 0) return 0;
  const stored = await inTransaction({ pool, account_id }, (transaction) =>
    transaction.read(STORE, [account_id, JSON.stringify(sent)]),
  );
  return stored.length;
}
