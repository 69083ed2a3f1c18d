import type { ActionContext } from '../actions/action-kind.ts';
import { PROMPTS_PER_CALL } from '../limits.ts';
import { note } from './note.ts';

/** Counts a `prompt` or a `repeat`; false when the call has had its three: then it ends politely (ruling 19). */
export function spendOnCall({ turn, auto_reply_id }: ActionContext, what: 'prompts' | 'repeats'): boolean {
  const { call } = turn;
  if (call === null) return false;
  if (call.memory[what] >= PROMPTS_PER_CALL) {
    note(turn, { rule: 'call', verdict: 'limit', ruling: 19, auto_reply_id, detail: { limit: what } });
    return false;
  }
  call.memory = { ...call.memory, [what]: call.memory[what] + 1 };
  return true;
}
