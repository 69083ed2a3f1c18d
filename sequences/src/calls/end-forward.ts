import { buildFields } from '@kept/content/fields';
import { notification } from '@kept/content/notification';
import { renderTemplate } from '@kept/content/render';
import { systemText } from '@kept/content/system-texts';
import { factsOf } from '../facts-of.ts';
import { loadSequence } from '../load-sequence.ts';
import { readSequenceRefs } from '../read-sequence-refs.ts';
import type { SequenceRef } from '../sequence-ref.ts';
import { notificationEvent } from '../notifications/notification-event.ts';
import { reachedBy } from '../notifications/reached-by.ts';
import { readStaff } from '../notifications/read-staff.ts';
import { writeStaffNotice } from '../notifications/write-staff-notice.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';
import type { CallAnswer, CallKey, CallResult } from './call-answer.ts';
import { hangUp, readCall, type CallRow } from './read-call.ts';

const END: Statement = {
  name: 'end_forward_of_call',
  text: `update call set forward_outcome = coalesce(forward_outcome, $3) where account_id = $1 and attempt_id = $2`,
};

export type ForwardOutcome = 'completed' | 'no_answer' | 'busy' | 'failed';

export interface ForwardEndRequest extends TransactionRequest, CallKey {
  readonly outcome: ForwardOutcome;
}

/**
 * What a client hears when whoever they were connected with has hung up, or was not there: then an apology that says
 * that staff know, and staff know, once however often it is told.
 */
export async function endForward(
  request: ForwardEndRequest,
): Promise<{ readonly result: CallResult; readonly nudge: readonly SequenceRef[] }> {
  const { account_id, attempt_id, outcome } = request;
  return await inTransaction(request, async (transaction) => {
    const call = await readCall(transaction, { ...request, turn: 0 });
    if (call === null) return { result: { type: 'unknown' }, nudge: [] };
    transaction.write(END, [account_id, attempt_id, outcome]);
    const { sequence_id, locale, voices } = call;
    const told =
      outcome === 'completed' || sequence_id === null
        ? hangUp(locale)
        : await apologise(transaction, { request, sequence_id, call });
    const nudge = await readSequenceRefs(transaction, { account_id, ids: sequence_id === null ? [] : [sequence_id] });
    const from_address = call.from_address ?? '';
    return { result: { type: 'answer', answer: told, next_turn: call.turns + 1, from_address, voices }, nudge };
  });
}

interface Apology {
  readonly request: ForwardEndRequest;
  readonly sequence_id: string;
  readonly call: CallRow;
}

async function apologise(transaction: Transaction, { request, sequence_id, call }: Apology): Promise<CallAnswer> {
  const { account_id, attempt_id } = request;
  const loaded = await loadSequence(transaction, { account_id, sequence_id, vault: null });
  if (loaded === null) return hangUp(call.locale);
  const { row, senders } = loaded;
  const { people: staff } = await readStaff(transaction, account_id);
  const facts = factsOf(row);
  const fields = buildFields({ facts, user: { name: row.owner_name ?? '', company: row.account_name } });
  const time_zone = facts.appointment.time_zone;
  const { subject, body } = notification({
    reason: 'forward_refused',
    authored: null,
    fields,
    style: { locale: row.account_locale, time_zone },
    reply: null,
    link: null,
  });
  writeStaffNotice(transaction, {
    account_id,
    once_key: `forward/${attempt_id}`,
    reached: reachedBy({
      event: notificationEvent('forward_refused'),
      rules: row.settings.notifications,
      staff,
      owner_user_id: row.owner_user_id,
    }),
    reason: 'forward_refused',
    subject,
    body,
    who: row.participant_name,
    reply: null,
    at: row.now,
    senders,
    about: {
      sequence_id,
      appointment_id: row.appointment_id,
      participant_id: row.participant_id,
      life: row.life,
    },
  });
  const { locale } = facts.participant;
  const text = systemText({ key: 'call_forward_refused', locale, overrides: row.settings.texts ?? {} });
  const say = renderTemplate(text, fields, { locale, time_zone }).text;
  return { locale, parts: say === '' ? [] : [{ say }], next: { type: 'hang_up' } };
}
