import type { PreviewedParticipant } from '@kept/sequences/preview/preview';

/** Somebody without a sequence: no schedule took the appointment when they were put on it. */
export function unscheduled({ id, name }: { readonly id: string; readonly name: string }): PreviewedParticipant {
  const problem = 'no message schedule took this appointment when they were added: nothing is sent';
  return { participant_id: id, name, problem, messages: [] };
}
