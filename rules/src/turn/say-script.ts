import type { ActionContext } from '../actions/action-kind.ts';
import { note } from './note.ts';

/** Says an action's own script in the call; what was authored to answer a mark is not said when nothing was marked (ruling 27). */
export function sayScript(
  { turn, sent, revision_id, auto_reply_id, index, key }: ActionContext,
  next: 'wait_for_digit' | 'hang_up',
): void {
  if (turn.call === null) return;
  if (turn.refused) {
    note(turn, { rule: 'send', verdict: 'suppressed', ruling: 27, detail: { key, reason: 'mark_refused' } });
    return;
  }
  turn.call.says.push({
    kind: 'automatic_reply',
    revision_id,
    auto_message_id: sent.auto_message_id,
    auto_reply_id,
    action_index: index,
  });
  turn.call.next = next;
  turn.replied = true;
}
