import type { Purpose } from '../document.ts';
import type { Facts } from '../facts.ts';
import type { Instant } from '../instant.ts';
import { LATE_AFTER_HOURS } from '../limits.ts';
import { startOf } from './appointment-span.ts';
import { shiftInstant } from './shift-instant.ts';

/** The last moment a message is worth sending: the start, or a day after due for follow-ups (flow-spec section 1). */
export function sendBy({
  purpose,
  due_at,
  appointment,
}: {
  readonly purpose: Purpose;
  readonly due_at: Instant;
  readonly appointment: Facts['appointment'];
}): Instant {
  return purpose === 'follow_up' ? shiftInstant(due_at, LATE_AFTER_HOURS * 60) : startOf(appointment);
}
