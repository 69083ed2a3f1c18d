/** Whose appointment previews and the simulator show. */
export type Choice =
  /** The next that gets the schedule; without one the next of all; without any a made-up one. */
  | { readonly kind: 'next' }
  | { readonly kind: 'real'; readonly appointment_id: string; readonly participant_id: string }
  | { readonly kind: 'made_up' };

export function isSameChoice(one: Choice, other: Choice): boolean {
  if (one.kind !== 'real' || other.kind !== 'real') return one.kind === other.kind;
  return one.appointment_id === other.appointment_id && one.participant_id === other.participant_id;
}
