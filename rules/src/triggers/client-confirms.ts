import { z } from 'zod';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import type { TriggerKind } from './trigger-kind.ts';

export const clientConfirmsSchema = z.strictObject({ type: z.literal('client_confirms') });

export type ClientConfirms = DeepReadonly<z.infer<typeof clientConfirmsSchema>>;

/** Seed: "Fires when a client confirms via any method (default digit, appointment page, etc.)". Fires after the act's own actions, even when nothing changes (ruling 11). */
export const clientConfirms: TriggerKind<ClientConfirms> = {
  label: 'client confirms',
  doc: 'The client confirmed the appointment, on whatever channel.',
  types: ['sms', 'email', 'call'],
  purposes: ['reminder'],
  pass: 'exact',
  on: 'act',
  match(_trigger, occurrence) {
    return occurrence.kind === 'act' && occurrence.state === 'confirmed' ? { phrase: null } : null;
  },
};
