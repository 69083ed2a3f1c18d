import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { onAct } from './on-act.ts';

export const clientAcceptsSchema = z.strictObject({ type: z.literal('client_accepts') });

export type ClientAccepts = DeepReadonly<z.infer<typeof clientAcceptsSchema>>;

/** Seed: "Fires when a client accepts a booking message". */
export const clientAccepts = onAct<ClientAccepts>('accepted', { label: 'client accepts', purposes: ['booking'] });
