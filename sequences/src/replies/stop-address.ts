import { uuidv7 } from 'uuidv7';
import type { Instant } from '@kept/rules/instant';
import { readSequenceRefs } from '../read-sequence-refs.ts';
import type { SequenceRef } from '../sequence-ref.ts';
import type { Statement, Transaction } from '../transaction.ts';

const STOP: Statement = {
  name: 'insert_stop_list_entry',
  text: `with stopped as (
      insert into stop_list_entry (id, account_id, type, address, source, word, created_at)
      values ($1, $2, $5, $3, $6, $4, now()) on conflict (account_id, type, address) do nothing returning id),
    logged as (
      insert into log_entry (id, account_id, message_id, code, detail, at)
      select uuidv7(), $2, $8, 'stop_list_added',
        jsonb_build_object('type', $5::text, 'address', $3::text, 'via', $6::text, 'by_user_id', null, 'reason', null),
        $7::timestamptz
      from stopped)
    select id from stopped`,
};

/** Every unsent message to the address stops, but the confirmation of an opt-out; one that a delivery has taken is past recall. */
const WITHDRAW: Statement = {
  name: 'withdraw_messages_to_address',
  text: `update message set status = 'skipped', status_reason = 'opted_out', updated_at = now()
    where account_id = $1 and to_address = $2 and status in ('due', 'held') and direction = 'out'
      and kind <> 'notification' and system_text is distinct from 'opted_out'`,
};

/** The set of sequences is made here, so the ids are too. The journal finds the word by `message_id`. */
const TELL_SEQUENCES: Statement = {
  name: 'insert_opt_out_inputs',
  text: `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
    select uuidv7(), s.account_id, s.id, s.life, 'opt_out/' || $4::text, 'opted_out',
      jsonb_build_object('type', 'opted_out', 'channel', $8::text, 'word', $5::text, 'answers', q.key, 'message_id', $7::uuid), $6::timestamptz
    from participant p
    join sequence s on s.account_id = p.account_id and s.participant_id = p.id and not s.finished
    left join open_question q on q.account_id = s.account_id and q.sequence_id = s.id and q.line_id = $3::uuid
    where p.account_id = $1 and ($8::text <> 'email' and p.phone = $2 or $8::text = 'email' and p.email = $2)
    on conflict do nothing returning sequence_id`,
};

export interface StopRequest {
  readonly account_id: string;
  readonly address: string;
  readonly channel: 'sms' | 'email';
  /** `reply`: the client said so; `carrier`: their provider did. */
  readonly source: 'reply' | 'carrier';
  /** What its sequences are told. */
  readonly word: string;
  /** What the list says they wrote or did; null: they followed a mail's link. */
  readonly listed_word: string | null;
  /** Unique for what asked for it. */
  readonly key: string;
  readonly line_id: string | null;
  /** The message that said so; null: none did. */
  readonly message_id: string | null;
  readonly at: Instant;
}

/** Ruling 1: the address is on the stop list, every unsent message to it withdrawn, every sequence told. */
export async function stopAddress(
  transaction: Transaction,
  { account_id, address, channel, source, word, listed_word, key, line_id, message_id, at }: StopRequest,
): Promise<{ readonly is_new: boolean; readonly nudge: readonly SequenceRef[] }> {
  const type = channel === 'email' ? 'email' : 'phone';
  const stopped = transaction.read<{ id: string }>(STOP, [
    uuidv7(),
    account_id,
    address,
    listed_word,
    type,
    source,
    at,
    message_id,
  ]);
  transaction.write(WITHDRAW, [account_id, address]);
  const told = transaction.read<{ sequence_id: string }>(TELL_SEQUENCES, [
    account_id,
    address,
    line_id,
    key,
    word,
    at,
    message_id,
    channel,
  ]);
  const is_new = (await stopped).length > 0;
  const ids = (await told).map((row) => row.sequence_id);
  return { is_new, nudge: await readSequenceRefs(transaction, { account_id, ids }) };
}
