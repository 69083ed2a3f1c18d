import { listMessages, type ListedMessage } from '@kept/channels/list-messages';
import type { AskedChannel } from '../reconcile/read-channel.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';

const MOST = 100_000;

/** What did not get through at the provider was given to nobody. */
const LOST = new Set(['failed', 'undelivered', 'canceled']);

const STORE: Statement = {
  name: 'store_recovered_messages',
  text: `insert into recovered_message (account_id, provider_id, from_address, to_address, body, sent_at)
    select $1, l.provider_id, l.from_address, l.to_address, l.body, l.sent_at
    from jsonb_to_recordset($2::jsonb) l (provider_id text, from_address text, to_address text, body text, sent_at timestamptz)
    where not exists (select from message m where m.account_id = $1 and m.provider_id = l.provider_id)
    on conflict do nothing returning provider_id`,
};

export interface ImportSentRequest extends TransactionRequest {
  readonly channel: AskedChannel;
  /** By the provider's clock. */
  readonly since: Date;
}

/** Asks the provider for the texts our numbers sent and keeps those we have no message for; answers how many. */
export async function importSent({ pool, account_id, channel, since }: ImportSentRequest): Promise<number> {
  let forgotten = 0;
  for (const from of channel.numbers) {
    const listed = await listMessages({ ...channel.twilio, from, sent_after: since, most: MOST });
    const sent = listed.filter(({ inbound, status }) => !inbound && !LOST.has(status)).map(toRow);
    const stored = await inTransaction({ pool, account_id }, (transaction) =>
      transaction.read(STORE, [account_id, JSON.stringify(sent)]),
    );
    forgotten += stored.length;
  }
  return forgotten;
}

function toRow({ provider_id, from, to, body, created_at }: ListedMessage) {
  return { provider_id, from_address: from, to_address: to, body, sent_at: created_at.toISOString() };
}
