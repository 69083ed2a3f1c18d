import { uuidv7 } from 'uuidv7';
import type { SystemTextKey } from '@kept/rules/system-text';
import type { LooseMessage } from '../due-work.ts';
import { readSequenceRefs } from '../read-sequence-refs.ts';
import type { Statement, Transaction } from '../transaction.ts';
import { addressType, replyChannel } from './mail-reply.ts';
import type { Consequences, Routed } from './receive-reply.ts';
import { sayOnLine } from './say-on-line.ts';

const STOP: Statement = {
  name: 'insert_stop_list_entry',
  text: `insert into stop_list_entry (id, account_id, type, address, source, word, created_at)
    values ($1, $2, $5, $3, 'reply', $4, now()) on conflict (account_id, type, address) do nothing returning id`,
};

const LIFT: Statement = {
  name: 'delete_stop_list_entry',
  text: `with lifted as (
      delete from stop_list_entry where account_id = $1 and type = $3 and address = $2 returning id),
    logged as (
      insert into log_entry (id, account_id, code, detail, at)
      select uuidv7(), $1, 'stop_list_removed',
        jsonb_build_object('type', $3::text, 'address', $2::text, 'via', 'reply', 'by_user_id', null, 'reason', null), $4
      from lifted)
    select id from lifted`,
};

/** Every unsent message to the address stops, but the confirmation of an opt-out; one that a delivery has taken is past recall. */
const WITHDRAW: Statement = {
  name: 'withdraw_messages_to_address',
  text: `update message set status = 'skipped', status_reason = 'opted_out', updated_at = now()
    where account_id = $1 and to_address = $2 and status in ('due', 'held') and direction = 'out'
      and system_text is distinct from 'opted_out'`,
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

/** Ruling 1: on the stop list, every unsent message withdrawn, every sequence told, one confirmation at most. */
export async function optOut(
  transaction: Transaction,
  routed: Routed & { readonly word: string },
): Promise<Consequences> {
  const { request, context, reply, word } = routed;
  const { account_id, from, provider_id } = request;
  const stopped = transaction.read<{ id: string }>(STOP, [uuidv7(), account_id, from, word, addressType(request)]);
  transaction.write(WITHDRAW, [account_id, from]);
  const told = transaction.read<{ sequence_id: string }>(TELL_SEQUENCES, [
    account_id,
    from,
    reply.line_id,
    provider_id,
    word,
    context.now,
    reply.message_id,
    replyChannel(request),
  ]);
  const isNew = (await stopped).length > 0;
  const ids = (await told).map((row) => row.sequence_id);
  const messages = isNew ? say(transaction, { ...routed, text: 'opted_out' }) : [];
  const nudge = await readSequenceRefs(transaction, { account_id, ids });
  return { nudge, messages };
}

/** START and UNSTOP take the number off the stop list; said only when it was on it. */
export async function optIn(transaction: Transaction, routed: Routed): Promise<Consequences> {
  const lifted = await transaction.read(LIFT, [
    routed.request.account_id,
    routed.request.from,
    addressType(routed.request),
    routed.context.now,
  ]);
  const messages = lifted.length > 0 ? say(transaction, { ...routed, text: 'opted_in' }) : [];
  return { nudge: [], messages };
}

export function sendHelp(transaction: Transaction, routed: Routed): Consequences {
  return { nudge: [], messages: say(transaction, { ...routed, text: 'help' }) };
}

/** Says one of the product's own texts, unless the carrier answers such words by itself. */
function say(transaction: Transaction, { text, ...routed }: Routed & { readonly text: SystemTextKey }): LooseMessage[] {
  const { context, request } = routed;
  if (context.carrier_answers_opt_out || request.carrier_answered) return [];
  return sayOnLine(transaction, {
    ...routed,
    text,
    fields: { user: { company: context.account_name } },
    time_zone: 'UTC',
  });
}
