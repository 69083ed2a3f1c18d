import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { onAct } from './on-act.ts';

export const clientConfirmsSchema = z.strictObject({ type: z.literal('client_confirms') });

export type ClientConfirms = DeepReadonly<z.infer<typeof clientConfirmsSchema>>;

/** Seed: "Fires when a client confirms via any method (default digit, appointment page, etc.)". */
export const clientConfirms = onAct<ClientConfirms>('confirmed', { label: 'client confirms', purposes: ['reminder'] });
