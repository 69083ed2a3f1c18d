import { z } from 'zod';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import type { TriggerKind } from './trigger-kind.ts';

export const clientRequestsRescheduleSchema = z.strictObject({ type: z.literal('client_requests_reschedule') });

export type ClientRequestsReschedule = DeepReadonly<z.infer<typeof clientRequestsRescheduleSchema>>;

/** Seed: "Fires when a client requests a reschedule via any method". Fires after the act's own actions, even when nothing changes (ruling 11). */
export const clientRequestsReschedule: TriggerKind<ClientRequestsReschedule> = {
  label: 'client requests reschedule',
  doc: 'The client asked for another time, on whatever channel.',
  types: ['sms', 'email', 'call'],
  purposes: ['reminder'],
  pass: 'exact',
  on: 'act',
  match(_trigger, occurrence) {
    return occurrence.kind === 'act' && occurrence.state === 'reschedule_requested' ? { phrase: null } : null;
  },
};
