import { BUILT_INS } from '../built-ins.ts';
import type { Input } from '../input.ts';
import { replyWindowEnd } from '../timing/reply-window.ts';
import { cancelTimers } from './cancel-timers.ts';
import { fireActs } from './fire-acts.ts';
import { isOpenQuestion } from './is-open-question.ts';
import { markByClient } from './mark.ts';
import { note } from './note.ts';
import { notifyStaff } from './notify-staff.ts';
import type { Turn } from './turn.ts';

/**
 * A state that staff or the API have set fires nothing (ruling 11). What the client chooses on their page is judged as a
 * reply is (ruling 27): it marks, is told to staff and fires the state triggers of the newest sent message, or is refused,
 * which the page says. Either ends the waiting for a response.
 */
export function takeStateSet(turn: Turn, { id, state, by }: Extract<Input, { type: 'state_set' }>): void {
  const { facts, now } = turn.request;
  cancelTimers(turn, 'state');
  note(turn, { rule: 'state', verdict: 'applied', ruling: 11, detail: { state, by } });
  if (by !== 'client_page' || state === 'none' || facts.participant.removed) {
    turn.memory = { ...turn.memory, known_state: state };
    return;
  }
  turn.memory = { ...turn.memory, transitions_since_client: 0 };
  const { verdict } = markByClient(turn, { wanted: state, key: id, channel: null, purpose: 'reminder' });
  if (verdict === 'refuse') return;
  const told = BUILT_INS.find((built_in) => built_in.state === state);
  if (told) notifyStaff(turn, { key: `n/${id}/${told.notify}`, reason: told.notify, source: null });
  const policy = turn.newest?.policy;
  const newest = turn.memory.sent.findLast(isOpenQuestion);
  if (newest && policy && now < replyWindowEnd({ memory: turn.memory, facts, policy })) fireActs(turn, newest);
}
