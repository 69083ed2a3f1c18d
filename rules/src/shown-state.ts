import type { ParticipantState } from './facts.ts';

/** Worst first: with several participants the first that anyone stands in is shown (flow-spec section 3). */
const WORST_FIRST = ['cancelled', 'declined', 'reschedule_requested', 'confirmed', 'accepted'] as const;

/** The state an appointment shows, and how many of its participants stand in it; null: nobody has answered. */
export function shownState(
  states: readonly ParticipantState[],
): { readonly state: (typeof WORST_FIRST)[number]; readonly count: number } | null {
  for (const state of WORST_FIRST) {
    const count = states.filter((each) => each === state).length;
    if (count > 0) return { state, count };
  }
  return null;
}
