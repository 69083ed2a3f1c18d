import type { Policy } from './document/policy-schema.ts';
import type { NotifyReason } from './effect.ts';
import type { Facts, ParticipantState } from './facts.ts';
import type { Instant } from './instant.ts';
import type { SystemTextKey } from './system-text.ts';
import { endOf, startOf } from './timing/appointment-span.ts';
import { minutesBetween, shiftInstant } from './timing/shift-instant.ts';

export type ActState = Exclude<ParticipantState, 'none'>;

export interface ActRequest {
  readonly wanted: ActState;
  /** The client's state as it stands. */
  readonly state: ParticipantState;
  readonly facts: Facts;
  readonly policy: Policy;
  /** When the client acted. */
  readonly at: Instant;
}

/** `mark`: it counts; `repeat`: it already stands; `refuse`: it marks nothing, is answered with `text`, and staff hear of it. */
export type ActVerdict =
  | { readonly verdict: 'mark' }
  | { readonly verdict: 'repeat' }
  | { readonly verdict: 'refuse'; readonly text: SystemTextKey | null; readonly notify: NotifyReason | null };

/** Whether a client's act may change their answer, on whatever channel it came (rulings 24 and 27, and the cut-offs of `policy`). */
export function judgeAct({ wanted, state, facts, policy, at }: ActRequest): ActVerdict {
  const { appointment, participant } = facts;
  const agrees = wanted === 'confirmed' || wanted === 'accepted';
  if (appointment.status === 'cancelled') {
    return { verdict: 'refuse', text: 'was_cancelled', notify: afterStaffCancelled(wanted) };
  }
  if (at >= endOf(appointment)) {
    return { verdict: 'refuse', text: agrees ? null : 'too_late_to_change', notify: 'act_too_late' };
  }
  if (state === wanted || (wanted === 'accepted' && state === 'confirmed')) return { verdict: 'repeat' };
  if (!agrees) {
    return at >= lastMoment({ wanted, facts, policy })
      ? { verdict: 'refuse', text: 'too_late_to_change', notify: 'act_too_late' }
      : { verdict: 'mark' };
  }
  if (state !== 'cancelled' && state !== 'reschedule_requested' && state !== 'declined') return { verdict: 'mark' };
  if (participant.state_set_by === 'staff' || participant.state_set_by === 'api') {
    return { verdict: 'refuse', text: 'was_cancelled', notify: 'confirm_after_cancel' };
  }
  const since = participant.state_set_at === null ? Infinity : minutesBetween(participant.state_set_at, at);
  return since <= policy.change_grace_minutes
    ? { verdict: 'mark' }
    : { verdict: 'refuse', text: 'not_confirmed_yet', notify: 'confirm_after_cancel' };
}

/** From here on cancelling and asking for another time only tell staff: the cut-off, at the latest the start. */
function lastMoment({ wanted, facts, policy }: Pick<ActRequest, 'wanted' | 'facts' | 'policy'>): Instant {
  const cutoff = { cancelled: policy.cancel_cutoff_hours, reschedule_requested: policy.reschedule_cutoff_hours };
  const hours = wanted === 'cancelled' || wanted === 'reschedule_requested' ? cutoff[wanted] : 0;
  return shiftInstant(startOf(facts.appointment), -60 * hours);
}

function afterStaffCancelled(wanted: ActState): NotifyReason | null {
  if (wanted === 'confirmed' || wanted === 'accepted') return 'confirm_after_cancel';
  return wanted === 'reschedule_requested' ? 'client_requested_reschedule' : null;
}
