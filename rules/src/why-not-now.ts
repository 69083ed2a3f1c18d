import type { SkipReason } from './effect.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import type { Instant } from './instant.ts';
import type { PlanQuestion } from './judge-planned.ts';
import type { SentMessage } from './memory.ts';
import { minutesBetween } from './timing/shift-instant.ts';
import { messageMemory } from './turn/message-memory.ts';

export interface DueQuestion extends PlanQuestion {
  readonly stopped: { readonly sms: boolean; readonly email: boolean; readonly call: boolean };
  readonly at: Instant;
  readonly send_by: Instant;
  /** Moments of booking messages that are planned, for the gap between them and a reminder. */
  readonly bookings: readonly Instant[];
}

/** Why a scheduled message that is due is not sent, looked at with the facts of that moment; null: it is sent. */
export function whyNotNow(question: DueQuestion): SkipReason | null {
  const { message, memory, facts, state, stopped, at, send_by, definition, now } = question;
  if (messageMemory(memory, message.id).override === 'disabled') return 'disabled';
  const stops = message.purpose !== 'booking' && message.timing?.anchor !== 'cancelled';
  if (stops && state !== 'none' && definition.policy.stop_after.includes(state)) return 'stopped_after_state';
  if (stopped[message.type]) return 'opted_out';
  if (facts.refused?.includes(message.type) === true) return 'no_consent';
  if (!evaluateCondition(message.condition, facts)) return 'condition_false';
  if (message.purpose === 'reminder' && isNearBooking(question)) return 'too_close_to_booking';
  if (now >= send_by || at >= send_by) return 'too_late';
  return facts.participant.addresses[message.type] === null ? 'no_address' : null;
}

/** A reminder within `minimum_gap_minutes` of a booking message says the same thing twice. */
function isNearBooking({ memory, definition, at, bookings }: DueQuestion): boolean {
  const gap = definition.policy.minimum_gap_minutes;
  const sent = memory.sent.filter(wentOut).map((each) => each.accepted_at ?? each.at);
  return [...sent, ...bookings].some((booking) => Math.abs(minutesBetween(booking, at)) < gap);
}

function wentOut(sent: SentMessage): boolean {
  return (
    sent.purpose === 'booking' && (sent.status === 'accepted' || sent.status === 'emitted' || sent.status === 'unknown')
  );
}
