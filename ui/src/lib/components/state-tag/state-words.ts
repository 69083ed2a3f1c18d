import type { Tone } from '../tag/tone.ts';

/** Of a participant; `scheduled` and `cancelled` also of an appointment. */
export type State = 'none' | 'confirmed' | 'accepted' | 'declined' | 'cancelled' | 'reschedule_requested' | 'scheduled';

export const STATE_WORDS: Readonly<Record<State, { readonly words: string; readonly tone: Tone }>> = {
  none: { words: 'No answer', tone: 'muted' },
  scheduled: { words: 'Scheduled', tone: 'muted' },
  confirmed: { words: 'Confirmed', tone: 'confirmed' },
  accepted: { words: 'Accepted', tone: 'confirmed' },
  declined: { words: 'Declined', tone: 'cancelled' },
  cancelled: { words: 'Cancelled', tone: 'cancelled' },
  reschedule_requested: { words: 'Wants to reschedule', tone: 'reschedule' },
};
