import type { Timer } from '../memory.ts';
import { note } from './note.ts';
import type { Turn } from './turn.ts';

/** Takes armed timers away and says why (ruling 15). */
export function cancelTimers(turn: Turn, reason: string, which: (timer: Timer) => boolean = () => true): void {
  const cancelled = turn.memory.timers.filter(which);
  if (cancelled.length === 0) return;
  turn.memory = { ...turn.memory, timers: turn.memory.timers.filter((timer) => !which(timer)) };
  for (const { auto_message_id, auto_reply_id } of cancelled) {
    note(turn, {
      rule: 'timer',
      verdict: 'suppressed',
      ruling: 15,
      auto_message_id,
      auto_reply_id,
      detail: { reason },
    });
  }
}
