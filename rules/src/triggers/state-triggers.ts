import type { ParticipantState } from '../facts.ts';

/** The trigger on which to author beside what sets a state (ruling 8); none sets the blank one. */
export const STATE_TRIGGERS = {
  none: null,
  confirmed: 'client_confirms',
  cancelled: 'client_cancels',
  reschedule_requested: 'client_requests_reschedule',
  accepted: 'client_accepts',
  declined: 'client_declines',
} as const satisfies Readonly<Record<ParticipantState, string | null>>;
