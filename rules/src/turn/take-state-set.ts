import { BUILT_INS } from '../built-ins.ts';
import type { Input } from '../input.ts';
import { replyWindowEnd } from '../timing/reply-window.ts';
import { cancelTimers } from './cancel-timers.ts';
import { fireActs } from './fire-acts.ts';
import { isOpenQuestion } from './is-open-question.ts';
import { note } from './note.ts';
import { notifyStaff } from './notify-staff.ts';
import type { Turn } from './turn.ts';

/**
 * A state that has been set. The client's act on their page is told to staff and fires the state triggers of the
 * newest sent message; what staff or the API set fires none (ruling 11). Either ends the waiting for a response.
 */
export function takeStateSet(turn: Turn, input: Extract<Input, { type: 'state_set' }>): void {
  const repeats = turn.memory.known_state === input.state;
  cancelTimers(turn, 'state');
  turn.memory = { ...turn.memory, known_state: input.state };
  note(turn, { rule: 'state', verdict: 'applied', ruling: 11, detail: { state: input.state, by: input.by } });
  if (input.by !== 'client_page') return;
  turn.memory = { ...turn.memory, transitions_since_client: 0 };
  if (input.state === 'none') return;
  turn.repeated = repeats;
  const told = BUILT_INS.find((built_in) => built_in.state === input.state);
  if (told) notifyStaff(turn, { key: `n/${input.id}/${told.notify}`, reason: told.notify, source: null });
  const { facts, now } = turn.request;
  const policy = turn.newest?.policy;
  const newest = turn.memory.sent.findLast(isOpenQuestion);
  if (!newest || !policy || facts.participant.removed || now >= replyWindowEnd({ memory: turn.memory, facts, policy }))
    return;
  turn.acts.push(input.state);
  fireActs(turn, newest);
}
