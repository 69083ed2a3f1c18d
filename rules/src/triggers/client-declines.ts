import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { onAct } from './on-act.ts';

export const clientDeclinesSchema = z.strictObject({ type: z.literal('client_declines') });

export type ClientDeclines = DeepReadonly<z.infer<typeof clientDeclinesSchema>>;

/** Seed: "Fires when a client declines a booking message". */
export const clientDeclines = onAct<ClientDeclines>('declined', { label: 'client declines', purposes: ['booking'] });
