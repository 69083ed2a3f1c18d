import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { marking } from './marking.ts';

export const markAsAcceptedSchema = z.strictObject({ type: z.literal('mark_as_accepted') });

export type MarkAsAccepted = DeepReadonly<z.infer<typeof markAsAcceptedSchema>>;

/** Seed: "Records the client as having accepted the appointment, and adds [ACCEPTED] to the title". */
export const markAsAccepted = marking<MarkAsAccepted>('accepted', { label: 'mark as accepted', purposes: ['booking'] });
