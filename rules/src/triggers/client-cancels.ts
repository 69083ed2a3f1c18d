import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { onAct } from './on-act.ts';

export const clientCancelsSchema = z.strictObject({ type: z.literal('client_cancels') });

export type ClientCancels = DeepReadonly<z.infer<typeof clientCancelsSchema>>;

/** Seed: "Fires when a client cancels via any method". */
export const clientCancels = onAct<ClientCancels>('cancelled', { label: 'client cancels', purposes: ['reminder'] });
