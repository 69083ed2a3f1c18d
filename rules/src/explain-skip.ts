import type { SkipReason } from './effect.ts';
import { ownValue } from './own-value.ts';

const SENTENCES: Readonly<Record<SkipReason, string>> = {
  disabled: 'Not sent: it was disabled for this person.',
  condition_false: 'Not sent: its condition did not hold when it was due.',
  past_when_planned: 'Not sent: its time had already passed when it was planned.',
  too_late: 'Not sent: it would have come too late.',
  too_close_to_booking: 'Not sent: a booking message went out shortly before or after.',
  stopped_after_state: 'Not sent: the client has cancelled, declined or asked for another time.',
  appointment_cancelled: 'Not sent: the appointment was cancelled.',
  appointment_moved: 'Not sent: the appointment was moved, and this was about the old time.',
  opted_out: 'Not sent: the client asked to get no more messages.',
  no_consent: 'Not sent: the client has said that they do not want to be reached this way.',
  no_address: 'Not sent: there is no usable phone number or email address.',
  already_sent_by_transition: 'Not sent again: it had already gone out earlier, as part of an answer.',
  limit_reached: 'Not sent: the limit on automatic messages was reached.',
  staff_skipped: 'Not sent: a member of staff skipped it.',
  staff_held: 'Not sent then: a member of staff held it back.',
  participant_removed: 'Not sent: this person was taken off the appointment.',
  no_moment: 'Not sent: hours before the start mean nothing for an all-day appointment.',
  off: 'Not sent: the message is switched off or no longer exists.',
};

/** Why a message was not sent, in a sentence for the front desk. A code of the carrier is named as it is. */
export function explainSkip(reason: string): string {
  return ownValue<string>(SENTENCES, reason) ?? `Not sent: the reason given was “${reason}”.`;
}
