import { uuidv7 } from 'uuidv7';
import { routeDigit } from '@kept/rules/route-digit';
import { renderTemplate } from '@kept/content/render';
import { systemText } from '@kept/content/system-texts';
import type { Statement, Transaction } from '../transaction.ts';
import type { CallAnswer } from './call-answer.ts';
import type { CallRow } from './read-call.ts';
import { stopByDigit } from './stop-by-digit.ts';

/** The turn with its answer, and what was dialled as it stands in the conversation; once a turn. */
const STORE: Statement = {
  name: 'store_loose_digit',
  text: `with turn as (
      insert into call_turn (account_id, attempt_id, number, digit, input_id, at, answer)
      select $1::uuid, $2::uuid, $3::int, $4::text, $5::uuid, clock_timestamp() + a.clock_offset_ms * interval '1 millisecond', $6::jsonb
      from account a where a.id = $1::uuid
      on conflict do nothing returning at)
    insert into message (id, account_id, direction, kind, channel, status, appointment_id, participant_id,
      line_id, thread_id, sender_id, lane, from_address, to_address, body, due_at, sent_at)
    select $5::uuid, $1::uuid, 'in', 'reply', 'call', 'received', m.appointment_id, m.participant_id,
      m.line_id, m.thread_id, m.sender_id, 'answer', m.to_address, coalesce(m.from_address, ''), $4::text, turn.at, turn.at
    from turn, delivery_attempt at
    join message m on m.account_id = at.account_id and m.id = at.message_id
    where at.account_id = $1::uuid and at.id = $2::uuid and $4::text <> ''`,
};

export interface LooseDigit {
  readonly request: {
    readonly account_id: string;
    readonly attempt_id: string;
    readonly turn: number;
    readonly digit: string;
  };
  readonly call: CallRow;
}

/**
 * A digit in a call of no sequence, one that staff or a program placed: 9 is on the stop list at the commit (ruling 1), all
 * else has nothing to answer and the call ends politely (ruling 28). Answers the sequences that have to hear of it.
 */
export async function takeLooseDigit(
  transaction: Transaction,
  { request, call }: LooseDigit,
): Promise<{ readonly answer: CallAnswer; readonly told: readonly string[] }> {
  const opts_out = routeDigit(request.digit).type === 'opt_out';
  const { locale, account_name: company, texts: overrides } = call;
  const template = systemText({ key: opts_out ? 'call_opted_out' : 'call_goodbye', locale, overrides });
  const say = renderTemplate(template, { user: { company } }, { locale, time_zone: 'UTC' }).text;
  const answer: CallAnswer = { locale, parts: say === '' ? [] : [{ say }], next: { type: 'hang_up' } };
  const { account_id, attempt_id, turn, digit } = request;
  transaction.write(STORE, [account_id, attempt_id, turn, digit, uuidv7(), JSON.stringify(answer)]);
  const told = opts_out ? await stopByDigit(transaction, { request, call, sequence_id: null }) : [];
  return { answer, told };
}
