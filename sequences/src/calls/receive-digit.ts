import { uuidv7 } from 'uuidv7';
import { NO_DIGIT } from '@kept/rules/digits';
import { routeDigit } from '@kept/rules/route-digit';
import { systemText } from '@kept/content/system-texts';
import { decideWithin } from '../decide-within.ts';
import type { DefinitionCache } from '../definition-cache.ts';
import { readSequenceRefs } from '../read-sequence-refs.ts';
import type { Vault } from '../secure/vault.ts';
import type { SequenceRef } from '../sequence-ref.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';
import type { CallAnswer, CallKey, CallResult } from './call-answer.ts';
import { hangUp, readCall, type CallRow } from './read-call.ts';
import { stopByDigit } from './stop-by-digit.ts';
import { takeLooseDigit } from './take-loose-digit.ts';

/** The weaker lock on purpose, as in `loadSequence`; before anything else, so that locks are taken in one order. */
const LOCK_SEQUENCE: Statement = {
  name: 'lock_sequence_of_call',
  text: `select id from sequence where account_id = $1 and id = $2 for no key update`,
};

/**
 * The turn, what was dialled as it stands in the conversation, and the input; all of it once a turn. Letting the time
 * run out is an input, and nothing that was said. A digit that comes in after the end of its call was dialled before it,
 * and is taken before it where the end waits still.
 */
const STORE: Statement = {
  name: 'store_digit',
  text: `with turn as (
      insert into call_turn (account_id, attempt_id, number, digit, input_id, at)
      select $1::uuid, $2::uuid, $3::int, $4::text, $5::uuid,
        least(clock_timestamp() + a.clock_offset_ms * interval '1 millisecond', c.ended_at - interval '1 millisecond')
      from account a left join call c on c.account_id = a.id and c.attempt_id = $2::uuid where a.id = $1::uuid
      on conflict do nothing returning at),
    placed as (
      select m.*, turn.at as turn_at from turn, delivery_attempt at
      join message m on m.account_id = at.account_id and m.id = at.message_id
      where at.account_id = $1::uuid and at.id = $2::uuid),
    dialled as (
      insert into message (id, account_id, direction, kind, channel, status, sequence_id, appointment_id, participant_id,
        life, line_id, thread_id, sender_id, lane, from_address, to_address, body, due_at, sent_at)
      select $6::uuid, $1::uuid, 'in', 'reply', 'call', 'received', sequence_id, appointment_id, participant_id,
        life, line_id, thread_id, sender_id, 'answer', to_address, coalesce(from_address, ''), $4::text, turn_at, turn_at
      from placed where $4::text <> ''),
    in_thread as (
      update thread set last_message_at = greatest(thread.last_message_at, placed.turn_at)
      from placed where thread.account_id = $1::uuid and thread.id = placed.thread_id)
    insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
    select $5::uuid, $1::uuid, sequence_id, life, 'digit/' || $2::uuid || '/' || $3::int, 'digit',
      jsonb_build_object('type', 'digit', 'call', $2::uuid, 'digit', $4::text, 'answers', effect_key, 'message_id', $6::uuid),
      turn_at
    from placed
    on conflict do nothing`,
};

const READ_ANSWER: Statement = {
  name: 'read_call_answer',
  text: `select answer from call_turn where account_id = $1 and attempt_id = $2 and number = $3`,
};

export interface DigitRequest extends TransactionRequest, CallKey {
  readonly cache: DefinitionCache;
  readonly vault: Vault;
  /** Which gather of the call it was dialled in, counted from 1. */
  readonly turn: number;
  /** Empty when the time to dial ran out. */
  readonly digit: string;
}

export type DigitResult = { readonly result: CallResult; readonly nudge: readonly SequenceRef[] };

/** Far more than a call can have; what comes after is not decided any more. */
const MOST_TURNS = 60;

/**
 * Takes a digit in and answers it, in one transaction: the input under the name of its turn, the same decision a worker
 * would make, and the answer kept with the turn. Asked again, it answers the same and does nothing (architecture section
 * 2, calls). 9 is on the stop list at the commit (ruling 1).
 */
export async function receiveDigit(request: DigitRequest): Promise<DigitResult> {
  const done = await inTransaction(request, async (transaction) => {
    const call = await readCall(transaction, request);
    if (call === null || request.turn > call.turns + 1) return { refused: { type: 'unknown' } as const };
    if (call.answer !== null) return { call, kept: call.answer };
    if (call.ended && !dialledBeforeTheEnd(call, request)) return { refused: { type: 'over' } as const };
    if (request.turn > MOST_TURNS) return { call, kept: null };
    if (call.sequence_id === null) {
      const { answer, told: ids } = await takeLooseDigit(transaction, { request, call });
      return { call, kept: answer, refs: await readSequenceRefs(transaction, { account_id: request.account_id, ids }) };
    }
    return await take(transaction, { request, call, sequence_id: call.sequence_id });
  });
  if ('refused' in done) return { result: done.refused, nudge: [] };
  const { call } = done;
  const [stored] = 'answers' in done ? await done.answers : [{ answer: done.kept }];
  const nudge = 'refs' in done ? await done.refs : [];
  return {
    result: {
      type: 'answer',
      answer: stored?.answer ?? goodbye(call),
      next_turn: request.turn + 1,
      from_address: call.from_address ?? '',
      voices: call.voices,
    },
    nudge,
  };
}

/**
 * Whoever dials and hangs up at once has said something: the provider reports both at the same moment, in either order.
 * The digit of the gather that stood open counts; nobody hears what is answered.
 */
function dialledBeforeTheEnd(
  { ended_just_now, turns }: CallRow,
  { turn, digit }: Pick<DigitRequest, 'turn' | 'digit'>,
): boolean {
  return ended_just_now && turn === turns + 1 && digit !== NO_DIGIT;
}

interface Taking {
  readonly request: DigitRequest;
  readonly call: CallRow;
  readonly sequence_id: string;
}

async function take(transaction: Transaction, { request, call, sequence_id }: Taking) {
  const { account_id, attempt_id, turn, digit, cache, vault } = request;
  const input_id = uuidv7();
  transaction.write(LOCK_SEQUENCE, [account_id, sequence_id]);
  transaction.write(STORE, [account_id, attempt_id, turn, digit, input_id, uuidv7()]);
  const told = routeDigit(digit).type === 'opt_out' ? stopByDigit(transaction, { request, call, sequence_id }) : null;
  await decideWithin(transaction, { account_id, sequence_id, cache, vault });
  // Both are waited for after the commit they travel with.
  const answers = transaction.read<{ answer: CallAnswer | null }>(READ_ANSWER, [account_id, attempt_id, turn]);
  const ids = [sequence_id, ...((await told) ?? [])];
  const refs = readSequenceRefs(transaction, { account_id, ids });
  refs.catch(() => undefined);
  return { call, answers, refs };
}

/** Nothing was decided: the sequence is held or gone, or the call was not known to it. Somebody is on the phone all the same. */
function goodbye({ locale, stopped }: CallRow): CallAnswer {
  const say = systemText({ key: 'call_goodbye', locale, overrides: {} });
  return stopped ? hangUp(locale) : { locale, parts: [{ say }], next: { type: 'hang_up' } };
}
