import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import type { CallAnswer, CallKey, CallResult } from './call-answer.ts';
import { hangUp, readCall, type CallRow } from './read-call.ts';

/** The first answer stands: a call is asked for its words again when ours did not arrive. */
const ANSWERED: Statement = {
  name: 'note_call_answered',
  text: `insert into call (attempt_id, account_id, message_id, status, answered_by, placed_at, answered_at)
    select $2, $1, $3, 'answered', $4, at.started_at + a.clock_offset_ms * interval '1 millisecond',
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond'
    from delivery_attempt at join account a on a.id = at.account_id where at.account_id = $1 and at.id = $2
    on conflict (attempt_id) do update set answered_by = coalesce(call.answered_by, excluded.answered_by),
      answered_at = coalesce(call.answered_at, excluded.answered_at),
      status = case when call.status = 'ended' then call.status else excluded.status end`,
};

/** From now on the call has one name at the provider. */
export const NAME_ATTEMPT: Statement = {
  name: 'name_attempt_of_call',
  text: `update delivery_attempt set provider_id = $3 where account_id = $1 and id = $2 and provider_id is null`,
};

export interface AnswerCallRequest extends TransactionRequest, CallKey {
  readonly listener: 'person' | 'machine';
}

/**
 * What is said to whoever has answered: the message, or what is left on a machine. The words were rendered when the
 * call was decided, so nothing is decided here; asked again it answers the same.
 */
export async function answerCall(request: AnswerCallRequest): Promise<CallResult> {
  const { account_id, attempt_id, provider_id, listener } = request;
  return await inTransaction(request, async (transaction) => {
    const call = await readCall(transaction, { ...request, turn: 0 });
    if (call === null) return { type: 'unknown' };
    if (call.ended) return { type: 'over' };
    transaction.write(NAME_ATTEMPT, [account_id, attempt_id, provider_id]);
    transaction.write(ANSWERED, [account_id, attempt_id, call.message_id, listener]);
    return {
      type: 'answer',
      answer: firstWords(call, listener),
      next_turn: 1,
      from_address: call.from_address ?? '',
      voices: call.voices,
    };
  });
}

function firstWords({ spoken, locale, stopped }: CallRow, listener: 'person' | 'machine'): CallAnswer {
  // Ruling 1: whoever opted out while it rang hears nothing any more.
  if (spoken === null || stopped) return hangUp(locale);
  if (listener === 'person') return { locale, parts: spoken.script, next: { type: 'wait_for_digit' } };
  return { locale, parts: spoken.voicemail ?? [], next: { type: 'hang_up' } };
}
