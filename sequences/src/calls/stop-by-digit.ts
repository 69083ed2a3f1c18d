import { uuidv7 } from 'uuidv7';
import { OPT_OUT_DIGIT } from '@kept/rules/digits';
import { tellOfOptOut } from '../notifications/tell-of-opt-out.ts';
import type { Statement, Transaction } from '../transaction.ts';
import type { CallRow } from './read-call.ts';

/** First of all, so that two who dial 9 at once wait here for each other and nowhere else. */
const STOP: Statement = {
  name: 'stop_number_by_digit',
  text: `with stopped as (
      insert into stop_list_entry (id, account_id, type, address, source, word, created_at)
      values ($1, $2, 'phone', $3, 'reply', $4, now()) on conflict (account_id, type, address) do nothing returning id),
    logged as (
      insert into log_entry (id, account_id, code, detail, at)
      select uuidv7(), a.id, 'stop_list_added',
        jsonb_build_object('type', 'phone', 'address', $3::text, 'via', 'reply', 'by_user_id', null, 'reason', null),
        clock_timestamp() + a.clock_offset_ms * interval '1 millisecond'
      from stopped join account a on a.id = $2)
    select id from stopped`,
};

/** Every unsent message to the number stops; one that a delivery has taken is past recall. */
const WITHDRAW: Statement = {
  name: 'withdraw_messages_to_number',
  text: `update message set status = 'skipped', status_reason = 'opted_out', updated_at = now()
    where account_id = $1 and to_address = $2 and status in ('due', 'held') and direction = 'out'`,
};

/** The number's other sequences; that of the call takes the digit itself. */
const TELL_OTHERS: Statement = {
  name: 'insert_opt_outs_by_digit',
  text: `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
    select uuidv7(), s.account_id, s.id, s.life, 'opt_out/' || $4::uuid, 'opted_out',
      jsonb_build_object('type', 'opted_out', 'channel', 'call', 'word', $5::text, 'answers', null),
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond'
    from participant p
    join sequence s on s.account_id = p.account_id and s.participant_id = p.id and not s.finished and s.id is distinct from $3::uuid
    join account a on a.id = s.account_id
    where p.account_id = $1 and p.phone = $2
    on conflict do nothing returning sequence_id`,
};

interface StopRequest {
  readonly request: { readonly account_id: string; readonly attempt_id: string };
  readonly call: CallRow;
  /** Null: the call belongs to none. */
  readonly sequence_id: string | null;
}

/** Ruling 1 for 9: on the stop list, what is unsent withdrawn, every other sequence of the number told. Answers their ids. */
export async function stopByDigit(
  transaction: Transaction,
  { request: { account_id, attempt_id }, call: { to_address }, sequence_id }: StopRequest,
): Promise<readonly string[]> {
  const stopped = transaction.read<{ id: string }>(STOP, [uuidv7(), account_id, to_address, OPT_OUT_DIGIT]);
  transaction.write(WITHDRAW, [account_id, to_address]);
  const told = await transaction.read<{ sequence_id: string }>(TELL_OTHERS, [
    account_id,
    to_address,
    sequence_id,
    attempt_id,
    OPT_OUT_DIGIT,
  ]);
  if ((await stopped).length > 0) {
    const key = `digit/${attempt_id}`;
    await tellOfOptOut(transaction, { account_id, type: 'phone', address: to_address, way: { by: 'digit' }, key });
  }
  return told.map((row) => row.sequence_id);
}
