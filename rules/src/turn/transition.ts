import type { ActionContext } from '../actions/action-kind.ts';
import type { SkipReason } from '../effect.ts';
import { type Limit, TRANSITIONS_IN_ALL, TRANSITIONS_WITHOUT_CLIENT, VISITS_PER_MESSAGE } from '../limits.ts';
import { answerTiming } from './answer-timing.ts';
import { cancelTimers } from './cancel-timers.ts';
import { countAnswer } from './count-answer.ts';
import { type AuthoredMessage, findMessage } from './find-authored.ts';
import { messageMemory } from './message-memory.ts';
import { note } from './note.ts';
import { notifyStaff } from './notify-staff.ts';
import { messageSource } from './message-source.ts';
import { failAutoMessage, sayAutoMessage, sendAutoMessage, skipAutoMessage } from './send-auto-message.ts';
import { stopAutomation } from './stop-automation.ts';
import type { CallTurn, Turn } from './turn.ts';

/**
 * Sends another auto message now, whatever its timing and condition (ruling 13). The timers of the message left
 * behind die. A target that is stopped, gone or past a limit is skipped with its reason.
 */
export function transition(context: ActionContext, auto_message_id: string): void {
  const { turn, sent, cause } = context;
  const about = { auto_message_id, auto_reply_id: context.auto_reply_id };
  if (turn.transitioned || turn.refused) {
    const detail = { reason: turn.refused ? 'mark_refused' : 'turn_ended' };
    note(turn, { rule: 'transition', verdict: 'suppressed', ruling: turn.refused ? 27 : 12, ...about, detail });
    return;
  }
  const target = findTarget(context, auto_message_id);
  const limit = target ? reachedLimit(turn, { target, cause }) : null;
  if (limit !== null) stopAutomation(turn, limit);
  const reason = whyNot(turn, { target, limit });
  if (target === null || reason !== null) {
    note(turn, { rule: 'transition', verdict: 'ignored', ruling: limit ? 14 : 13, ...about, detail: { reason } });
    if (auto_message_id !== '') skipAutoMessage(turn, { auto_message_id, reason: reason ?? 'off' });
    return;
  }
  turn.transitioned = true;
  turn.memory = {
    ...turn.memory,
    transitions: turn.memory.transitions + 1,
    transitions_since_client: turn.memory.transitions_since_client + 1,
  };
  cancelTimers(turn, 'transition', (timer) => timer.sent_key === sent.key);
  note(turn, { rule: 'transition', verdict: 'applied', ruling: 13, ...about });
  go(context, target);
}

function go({ turn, sent, cause }: ActionContext, authored: AuthoredMessage): void {
  const { message } = authored;
  if (turn.call !== null && message.type === 'call') {
    goOnInCall(turn, { call: turn.call, authored });
    return;
  }
  if (turn.request.facts.participant.addresses[message.type] === null) {
    failAutoMessage(turn, { authored, by: 'transition' });
    return;
  }
  const timing = answerTiming(turn, { cause, purpose: message.purpose, channel: message.type });
  if (timing.due_at >= timing.send_by) {
    skipAutoMessage(turn, { auto_message_id: message.id, reason: 'too_late' });
    if (cause === 'silence') {
      notifyStaff(turn, { key: `n/${sent.key}/${message.id}/late`, reason: 'no_response_after_start', source: null });
    }
    return;
  }
  if (cause === 'client' && !countAnswer(turn, message.type)) {
    skipAutoMessage(turn, { auto_message_id: message.id, reason: 'limit_reached' });
    return;
  }
  sendAutoMessage(turn, {
    authored,
    by: 'transition',
    lane: cause === 'client' ? 'answer' : 'bulk',
    ...timing,
    answers_input: cause === 'client' ? turn.request.input.id : null,
  });
  turn.replied = true;
}

/** Seed: "by saying or sending its message": whoever is on the phone hears it at once, and its triggers hold from then on. */
function goOnInCall(
  turn: Turn,
  { call, authored }: { readonly call: CallTurn; readonly authored: AuthoredMessage },
): void {
  const said = sayAutoMessage(turn, authored);
  call.memory = { ...call.memory, at: said.key, menu: null };
  call.says.push(messageSource(said));
  call.next = 'wait_for_digit';
  turn.replied = true;
}

/** The target as newly published, for it is not sent yet (ruling 25); as it was when it has been removed since. */
function findTarget({ turn, revision_id }: ActionContext, auto_message_id: string): AuthoredMessage | null {
  const { definitions } = turn.request;
  return (
    findMessage(definitions, { revision_id: definitions.newest, auto_message_id }) ??
    findMessage(definitions, { revision_id, auto_message_id })
  );
}

function reachedLimit(
  turn: Turn,
  { target, cause }: { readonly target: AuthoredMessage; readonly cause: ActionContext['cause'] },
): Limit | null {
  const { memory } = turn;
  if (messageMemory(memory, target.message.id).visits >= VISITS_PER_MESSAGE) return 'visits_per_message';
  if (memory.transitions >= TRANSITIONS_IN_ALL) return 'transitions_in_all';
  const alone = cause !== 'client' && memory.transitions_since_client >= TRANSITIONS_WITHOUT_CLIENT;
  return alone ? 'transitions_without_client' : null;
}

function whyNot(
  turn: Turn,
  { target, limit }: { readonly target: AuthoredMessage | null; readonly limit: Limit | null },
): SkipReason | null {
  if (target === null || target.message.availability === 'off') return 'off';
  if (limit !== null) return 'limit_reached';
  if (turn.request.facts.appointment.status === 'cancelled' && target.message.timing?.anchor !== 'cancelled') {
    return 'appointment_cancelled';
  }
  if (turn.stopped[target.message.type]) return 'opted_out';
  return turn.request.facts.refused?.includes(target.message.type) === true ? 'no_consent' : null;
}
