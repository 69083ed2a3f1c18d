import { z } from 'zod';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import type { TriggerKind } from './trigger-kind.ts';

export const clientCancelsSchema = z.strictObject({ type: z.literal('client_cancels') });

export type ClientCancels = DeepReadonly<z.infer<typeof clientCancelsSchema>>;

/** Seed: "Fires when a client cancels via any method". Fires after the act's own actions, even when nothing changes (ruling 11). */
export const clientCancels: TriggerKind<ClientCancels> = {
  label: 'client cancels',
  doc: 'The client cancelled the appointment, on whatever channel.',
  types: ['sms', 'email', 'call'],
  purposes: ['reminder'],
  pass: 'exact',
  on: 'act',
  match(_trigger, occurrence) {
    return occurrence.kind === 'act' && occurrence.state === 'cancelled' ? { phrase: null } : null;
  },
};
