import { z } from 'zod';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import type { TriggerKind } from './trigger-kind.ts';

export const clientDeclinesSchema = z.strictObject({ type: z.literal('client_declines') });

export type ClientDeclines = DeepReadonly<z.infer<typeof clientDeclinesSchema>>;

/** Seed: "Fires when a client declines a booking message". Fires after the act's own actions, even when nothing changes (ruling 11). */
export const clientDeclines: TriggerKind<ClientDeclines> = {
  label: 'client declines',
  doc: 'The client declined the booking, on whatever channel.',
  types: ['sms', 'email', 'call'],
  purposes: ['booking'],
  pass: 'exact',
  on: 'act',
  match(_trigger, occurrence) {
    return occurrence.kind === 'act' && occurrence.state === 'declined' ? { phrase: null } : null;
  },
};
