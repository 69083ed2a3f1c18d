import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { marking } from './marking.ts';

export const markAsConfirmedSchema = z.strictObject({ type: z.literal('mark_as_confirmed') });

export type MarkAsConfirmed = DeepReadonly<z.infer<typeof markAsConfirmedSchema>>;

/** Seed: "Records the client as having confirmed the appointment, and adds [CONFIRMED] to the title". */
export const markAsConfirmed = marking<MarkAsConfirmed>('confirmed', {
  label: 'mark as confirmed',
  purposes: ['reminder'],
});
