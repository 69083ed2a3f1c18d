import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { marking } from './marking.ts';

export const markAsRescheduleRequestedSchema = z.strictObject({ type: z.literal('mark_as_reschedule_requested') });

export type MarkAsRescheduleRequested = DeepReadonly<z.infer<typeof markAsRescheduleRequestedSchema>>;

/** Seed: "Records the client as having cancelled the appointment, and adds [RESCHEDULE] to the title". */
export const markAsRescheduleRequested = marking<MarkAsRescheduleRequested>('reschedule_requested', {
  label: 'mark as reschedule requested',
  purposes: ['reminder'],
});
