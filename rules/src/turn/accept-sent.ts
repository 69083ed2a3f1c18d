import type { Instant } from '../instant.ts';
import type { SentMessage } from '../memory.ts';
import { armTimers } from './arm-timers.ts';
import { cancelTimers } from './cancel-timers.ts';
import { updateSent } from './remember-sent.ts';
import type { Turn } from './turn.ts';

/** A message the client has: the older messages' timers end, its own begin (rulings 3 and 15). */
export function acceptSent(turn: Turn, sent: SentMessage, at: Instant): SentMessage {
  const accepted = updateSent(turn, sent, { status: 'accepted', accepted_at: sent.accepted_at ?? at });
  const order = turn.memory.sent.map((each) => each.key);
  cancelTimers(turn, 'newer_message', (timer) => order.indexOf(timer.sent_key) < order.indexOf(sent.key));
  armTimers(turn, accepted);
  return accepted;
}
