import type { Channel } from '@kept/rules/facts';
import { addressVerdict } from '@kept/rules/address-verdict';
import type { AddressVerdict } from '@kept/rules/carrier-errors';
import type { Statement, Transaction } from './transaction.ts';

const REMEMBER: Statement = {
  name: 'remember_dead_address',
  text: `insert into dead_address (account_id, channel, address, error_code)
    select m.account_id, on_channel, m.to_address, $4 from message m
    cross join unnest(case when m.channel = 'email' then '{email}' else $3::text[] end) on_channel
    where m.account_id = $1 and m.id = $2 and m.kind <> 'notification'
    on conflict (account_id, channel, address) do nothing`,
};

/** The carrier keeps a list of its own; whoever is on it has told it to stop us. */
const STOP: Statement = {
  name: 'stop_address_at_carriers_word',
  text: `with stopped as (
      insert into stop_list_entry (id, account_id, type, address, source)
      select uuidv7(), m.account_id, case when m.channel = 'email' then 'email' else 'phone' end, m.to_address, 'carrier'
      from message m where m.account_id = $1 and m.id = $2 and m.kind <> 'notification'
      on conflict (account_id, type, address) do nothing returning id, account_id, type, address),
    withdrawn as (
      update message m set status = 'skipped', status_reason = 'opted_out', updated_at = now() from stopped
      where m.account_id = stopped.account_id and m.to_address = stopped.address and m.status in ('due', 'held')
        and m.direction = 'out' and m.kind <> 'notification')
    insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
    select uuidv7(), s.account_id, s.id, s.life, 'stop_list/' || stopped.id, 'opted_out',
      jsonb_build_object('type', 'opted_out', 'channel', case stopped.type when 'email' then 'email' else 'sms' end, 'word', 'stop', 'answers', null),
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond'
    from stopped
    join account a on a.id = stopped.account_id
    join participant p on p.account_id = stopped.account_id and case stopped.type when 'email' then p.email else p.phone end = stopped.address
    join sequence s on s.account_id = p.account_id and s.participant_id = p.id and not s.finished
    on conflict do nothing`,
};

const CHANNELS: Readonly<Record<Exclude<AddressVerdict, 'opted_out'>, readonly Channel[]>> = {
  never_works: ['sms', 'call'],
  never_takes_texts: ['sms'],
  never_takes_calls: ['call'],
};

export interface HeededFailure {
  readonly account_id: string;
  readonly message_id: string;
  /** A stable code such as `carrier_21614`. */
  readonly code: string;
}

/**
 * Queues what a final failure says of the address beyond the message: one that can never work is not tried again, and one
 * whose owner told the carrier to stop us is stopped. Sequences that hear of it are nudged by the relay.
 */
export function heedFailure(transaction: Transaction, { account_id, message_id, code }: HeededFailure): void {
  const verdict = addressVerdict(code);
  if (verdict === null) return;
  if (verdict === 'opted_out') transaction.write(STOP, [account_id, message_id]);
  else transaction.write(REMEMBER, [account_id, message_id, CHANNELS[verdict], code]);
}
