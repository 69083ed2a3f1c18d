import { replyWindowEnd } from '../timing/reply-window.ts';
import type { Turn } from './turn.ts';

/** Whether the reply window has ended: nothing authored is done any more, on the phone as by text (`reply_window_days`). */
export function isWindowOver({ newest, memory, request: { facts, now } }: Turn): boolean {
  return newest === null || now >= replyWindowEnd({ memory, facts, policy: newest.policy });
}
