import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { marking } from './marking.ts';

export const markAsDeclinedSchema = z.strictObject({ type: z.literal('mark_as_declined') });

export type MarkAsDeclined = DeepReadonly<z.infer<typeof markAsDeclinedSchema>>;

/** Seed: "Records the client as having declined the appointment, and adds [DECLINED] to the title". */
export const markAsDeclined = marking<MarkAsDeclined>('declined', { label: 'mark as declined', purposes: ['booking'] });
