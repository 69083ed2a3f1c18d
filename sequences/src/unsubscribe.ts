import type { Instant } from '@kept/rules/instant';
import { tellOfOptOut } from './notifications/tell-of-opt-out.ts';
import { stopAddress } from './replies/stop-address.ts';
import type { SequenceRef } from './sequence-ref.ts';
import { inTransaction, type Statement, type TransactionRequest } from './transaction.ts';

export interface UnsubscribeRequest extends TransactionRequest {
  /** The mail whose link it is. */
  readonly message_id: string;
}

/** Whose mails end for whom. */
export interface Subscription {
  readonly address: string;
  readonly account: { readonly name: string; readonly colour: string | null };
  /** The client's, as far as it is known. */
  readonly locale: string;
  readonly stopped: boolean;
}

interface Row extends Subscription {
  readonly line_id: string | null;
  readonly now: Instant;
}

const READ: Statement = {
  name: 'read_subscription',
  text: `select m.to_address as address, m.line_id, jsonb_build_object('name', a.name, 'colour', a.settings ->> 'colour') as account,
      coalesce(c.locale, a.locale) as locale,
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now,
      exists (select from stop_list_entry e where e.account_id = m.account_id and e.type = 'email' and e.address = m.to_address) as stopped
    from message m
    join account a on a.id = m.account_id
    left join thread t on t.account_id = m.account_id and t.id = m.thread_id
    left join contact c on c.account_id = t.account_id and c.id = t.contact_id
    where m.account_id = $1 and m.id = $2 and m.channel = 'email' and m.direction = 'out' and m.kind <> 'notification'`,
};

/** What a link would end; null when its mail is no longer known. Changes nothing. */
export async function readSubscription(request: UnsubscribeRequest): Promise<Subscription | null> {
  const { account_id, message_id } = request;
  return await inTransaction(request, async (transaction) => {
    const [row] = await transaction.read<Row>(READ, [account_id, message_id]);
    return row ?? null;
  });
}

/**
 * Ends mails to the address the mail went to, in force at the commit (ruling 1). Nothing confirms it but the page: a
 * mail program that unsubscribes by itself shows none. Said again it changes nothing.
 */
export async function unsubscribe(
  request: UnsubscribeRequest,
): Promise<{ readonly subscription: Subscription | null; readonly nudge: readonly SequenceRef[] }> {
  const { account_id, message_id } = request;
  return await inTransaction(request, async (transaction) => {
    const [row] = await transaction.read<Row>(READ, [account_id, message_id]);
    if (row === undefined) return { subscription: null, nudge: [] };
    const key = `unsubscribe/${message_id}`;
    const { is_new, nudge } = await stopAddress(transaction, {
      account_id,
      address: row.address,
      channel: 'email',
      source: 'reply',
      word: 'unsubscribe',
      listed_word: null,
      key,
      line_id: row.line_id,
      message_id: null,
      at: row.now,
    });
    if (is_new)
      await tellOfOptOut(transaction, { account_id, type: 'email', address: row.address, way: { by: 'link' }, key });
    return { subscription: { ...row, stopped: true }, nudge };
  });
}
