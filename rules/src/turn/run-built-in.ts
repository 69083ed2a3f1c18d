import type { BuiltIn } from '../built-ins.ts';
import type { Channel } from '../facts.ts';
import type { SentMessage } from '../memory.ts';
import { fireActs } from './fire-acts.ts';
import { markByClient } from './mark.ts';
import { notifyStaff } from './notify-staff.ts';
import { sendAnswer } from './send-answer.ts';
import type { Turn } from './turn.ts';

/** What an answer means without authoring: marks, tells staff, fires the state triggers, and thanks unless one of them answered. */
export function runBuiltIn(
  turn: Turn,
  { built_in, sent, channel }: { readonly built_in: BuiltIn; readonly sent: SentMessage; readonly channel: Channel },
): void {
  const { state, notify, thanks } = built_in;
  if (state === 'none') return;
  const { id } = turn.request.input;
  const { purpose } = sent;
  const { verdict } = markByClient(turn, { wanted: state, key: `${id}/${built_in.id}`, channel, purpose });
  if (verdict === 'refuse') return;
  notifyStaff(turn, { key: `n/${id}/${notify}`, reason: notify, source: null });
  fireActs(turn, sent);
  if (turn.replied) return;
  sendAnswer(turn, {
    key: `x/${id}/${thanks}`,
    source: { kind: 'system_text', text: thanks },
    channel,
    cause: 'client',
    purpose,
  });
}
