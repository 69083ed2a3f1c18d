import type { SystemTextKey } from '@kept/rules/system-text';
import type { LooseMessage } from '../due-work.ts';
import { tellOfOptOut } from '../notifications/tell-of-opt-out.ts';
import type { Statement, Transaction } from '../transaction.ts';
import { addressType, replyChannel } from './mail-reply.ts';
import type { Consequences, Routed } from './receive-reply.ts';
import { sayOnLine } from './say-on-line.ts';
import { stopAddress } from './stop-address.ts';

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

/** Ruling 1: on the stop list, every unsent message withdrawn, every sequence told, one confirmation at most. */
export async function optOut(
  transaction: Transaction,
  routed: Routed & { readonly word: string },
): Promise<Consequences> {
  const { request, context, reply, word } = routed;
  const { account_id, from: address, provider_id: key } = request;
  const { is_new, nudge } = await stopAddress(transaction, {
    account_id,
    address,
    channel: replyChannel(request),
    source: 'reply',
    word,
    listed_word: word,
    key,
    line_id: reply.line_id,
    message_id: reply.message_id,
    at: context.now,
  });
  if (!is_new) return { nudge, messages: [] };
  const told = await tellOfOptOut(transaction, {
    account_id,
    type: addressType(request),
    address,
    way: { by: 'word', word },
    key,
  });
  return { nudge, messages: [...say(transaction, { ...routed, text: 'opted_out' }), ...told] };
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
