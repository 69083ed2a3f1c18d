import { listMessages, type ListedMessage } from '@kept/channels/list-messages';
import type { DefinitionCache } from '../definition-cache.ts';
import { receiveReply, type Consequences } from '../replies/receive-reply.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import type { AskedChannel } from './read-channel.ts';

/** So many replies to one of our numbers are taken in at a look; the rest at the next. */
const MOST = 20_000;

const UNKNOWN: Statement = {
  name: 'read_receipts_not_there',
  text: `select id from unnest($2::text[]) id
    where not exists (select from inbound_receipt r where r.account_id = $1 and r.provider_id = id)`,
};

export interface ImportRequest extends TransactionRequest {
  readonly cache: DefinitionCache;
  readonly channel: AskedChannel;
  /** By the provider's clock. */
  readonly since: Date;
  readonly now: Date;
  /** Replies younger than this are left to their webhook, which knows more of them. */
  readonly webhook_within_ms: number;
}

export interface Imported extends Consequences {
  /** Replies that no webhook had brought. */
  readonly taken_in: number;
}

/** Asks the provider for the texts our numbers got and takes in, in their order, those that no webhook brought. */
export async function importReplies(request: ImportRequest): Promise<Imported> {
  const { channel, since, now, webhook_within_ms } = request;
  const nudge = [];
  const messages = [];
  let taken_in = 0;
  for (const to of channel.numbers) {
    const listed = await listMessages({ ...channel.twilio, to, sent_after: since, most: MOST });
    const settled = listed.filter(
      ({ inbound, created_at }) => inbound && created_at.getTime() <= now.getTime() - webhook_within_ms,
    );
    for (const reply of await missing(request, settled)) {
      const taken = await receiveReply({
        pool: request.pool,
        cache: request.cache,
        account_id: request.account_id,
        sender_address: to,
        from: reply.from,
        body: storable(reply.body),
        provider_id: reply.provider_id,
        carrier_answered: false,
      });
      if (taken.outcome === 'stored') taken_in += 1;
      nudge.push(...taken.nudge);
      messages.push(...taken.messages);
    }
  }
  return { nudge, messages, taken_in };
}

async function missing(
  request: TransactionRequest,
  listed: readonly ListedMessage[],
): Promise<readonly ListedMessage[]> {
  if (listed.length === 0) return [];
  const rows = await inTransaction(request, (transaction) =>
    transaction.read<{ id: string }>(UNKNOWN, [request.account_id, listed.map(({ provider_id }) => provider_id)]),
  );
  const ids = new Set(rows.map(({ id }) => id));
  return listed.filter(({ provider_id }) => ids.has(provider_id));
}

/** As the webhook takes it: without what no database can hold. */
function storable(body: string): string {
  return body.replaceAll('\u0000', '').toWellFormed();
}
