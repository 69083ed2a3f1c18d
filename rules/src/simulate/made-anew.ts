import type { Facts } from '../facts.ts';

/** The facts of an appointment as they were when it was made, as far as that can be told: nobody had answered, moved or cancelled it. */
export function madeAnew(facts: Facts): Facts {
  return {
    ...facts,
    appointment: {
      ...facts.appointment,
      status: 'scheduled',
      moved_at: null,
      cancelled_at: null,
      previous_start: null,
    },
    participant: { ...facts.participant, removed: false, state: 'none', state_set_at: null, state_set_by: null },
  };
}
