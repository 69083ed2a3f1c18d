import { z } from 'zod';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import type { TriggerKind } from './trigger-kind.ts';

export const clientAcceptsSchema = z.strictObject({ type: z.literal('client_accepts') });

export type ClientAccepts = DeepReadonly<z.infer<typeof clientAcceptsSchema>>;

/** Seed: "Fires when a client accepts a booking message". Fires after the act's own actions, even when nothing changes (ruling 11). */
export const clientAccepts: TriggerKind<ClientAccepts> = {
  label: 'client accepts',
  doc: 'The client accepted the booking, on whatever channel.',
  types: ['sms', 'email', 'call'],
  purposes: ['booking'],
  pass: 'exact',
  on: 'act',
  match(_trigger, occurrence) {
    return occurrence.kind === 'act' && occurrence.state === 'accepted' ? { phrase: null } : null;
  },
};
