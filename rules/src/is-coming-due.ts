import { GATHER_MINUTES } from './group-due.ts';
import type { Instant } from './instant.ts';
import type { Memory } from './memory.ts';
import { minutesBetween } from './timing/shift-instant.ts';

/**
 * Whether a sequence that has yet to look may hand over this auto message at about the given moment, so that it is
 * worth waiting to send both as one (ruling 3): it is planned for then, or a silence ends then that may lead to it.
 */
export function isComingDue(
  memory: Memory,
  { auto_message_id, at }: { readonly auto_message_id: string; readonly at: Instant },
): boolean {
  const soon = (moment: Instant) => minutesBetween(at, moment) <= GATHER_MINUTES;
  const planned = memory.messages.find((message) => message.auto_message_id === auto_message_id)?.planned_at ?? null;
  // What is planned keeps its moment, however late it is looked at; what silence leads to is due when that is seen.
  const then = planned !== null && soon(planned) && minutesBetween(planned, at) <= GATHER_MINUTES;
  return then || memory.timers.some(({ fire_at }) => soon(fire_at));
}
