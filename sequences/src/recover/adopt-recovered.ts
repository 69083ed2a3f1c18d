import type { Instant } from '@kept/rules/instant';
import type { Statement, Transaction } from '../transaction.ts';

/**
 * The same words, or sent when the message was due: what is decided anew may say "today" where "tomorrow" was sent. Only
 * what was due before the provider was asked can have been sent then.
 */
const ADOPT: Statement = {
  name: 'adopt_recovered_message',
  text: `delete from recovered_message r using (
      select c.provider_id from recovered_message c
      join account a on a.id = c.account_id
      cross join lateral (select $5::timestamptz - a.clock_offset_ms * interval '1 millisecond' as due_at) real
      where c.account_id = $1 and c.from_address = $2 and c.to_address = $3
        and real.due_at <= c.imported_at + interval '1 hour'
        and c.channel = $6 and (c.body = $4 or c.sent_at >= real.due_at - interval '1 minute')
      order by c.body = $4 desc, c.sent_at limit 1 for update of c) found
    where r.account_id = $1 and r.provider_id = found.provider_id returning r.provider_id, r.body`,
};

export interface Recovered {
  readonly provider_id: string;
  /** What the client was told; empty for a call. */
  readonly body: string;
}

export interface AdoptRequest {
  readonly channel: 'sms' | 'call';
  readonly account_id: string;
  readonly from_address: string;
  readonly to_address: string;
  readonly body: string;
  /** In the account's time. */
  readonly due_at: Instant;
}

/** The text or call at the provider that a message became before the database forgot it; it belongs to it from now on. */
export async function adoptRecovered(transaction: Transaction, request: AdoptRequest): Promise<Recovered | null> {
  const { account_id, channel, from_address, to_address, body, due_at } = request;
  const [found] = await transaction.read<Recovered>(ADOPT, [
    account_id,
    from_address,
    to_address,
    body,
    due_at,
    channel,
  ]);
  return found ?? null;
}
