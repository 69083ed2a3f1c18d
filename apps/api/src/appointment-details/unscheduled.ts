import type { PreviewedParticipant } from '@kept/sequences/preview/preview';

/** Somebody without a sequence: no schedule was published when they were put on the appointment. */
export function unscheduled({ id, name }: { readonly id: string; readonly name: string }): PreviewedParticipant {
  const problem = 'no message schedule was published when they were added: nothing is sent';
  return { participant_id: id, name, problem, messages: [] };
}
