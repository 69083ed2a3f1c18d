import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { marking } from './marking.ts';

export const markAsCancelledSchema = z.strictObject({ type: z.literal('mark_as_cancelled') });

export type MarkAsCancelled = DeepReadonly<z.infer<typeof markAsCancelledSchema>>;

/** Seed: "Records the client as having cancelled the appointment, and adds [NOT COMING] to the title". */
export const markAsCancelled = marking<MarkAsCancelled>('cancelled', {
  label: 'mark as cancelled',
  purposes: ['reminder'],
});
