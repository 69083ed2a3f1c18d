import type { AppointmentParticipant } from '#lib/api/generated/types.gen.ts';

type State = AppointmentParticipant['state'];

/** What staff can set for a client, with the words of the menu and of what is said when it is done. */
export const STATE_ACTS: readonly { readonly state: State; readonly act: string; readonly done: string }[] = [
  { state: 'confirmed', act: 'Confirm for the client', done: 'is confirmed' },
  { state: 'cancelled', act: 'Cancel for the client', done: 'is marked as not coming' },
  { state: 'reschedule_requested', act: 'Note that they want another time', done: 'wants another time' },
  { state: 'none', act: 'Clear the answer', done: 'has no answer now' },
];

const BY: Readonly<Record<NonNullable<AppointmentParticipant['state_set_by']>, string>> = {
  client: 'by the client',
  staff: 'by staff',
  api: 'by a program',
  system: 'by itself',
};

/** Who gave the answer; null when there is none. */
export function answeredBy({
  state,
  state_set_by,
}: Pick<AppointmentParticipant, 'state' | 'state_set_by'>): string | null {
  return state === 'none' || state_set_by === null ? null : BY[state_set_by];
}
