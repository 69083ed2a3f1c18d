import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { onAct } from './on-act.ts';

export const clientRequestsRescheduleSchema = z.strictObject({ type: z.literal('client_requests_reschedule') });

export type ClientRequestsReschedule = DeepReadonly<z.infer<typeof clientRequestsRescheduleSchema>>;

/** Seed: "Fires when a client requests a reschedule via any method". */
export const clientRequestsReschedule = onAct<ClientRequestsReschedule>('reschedule_requested', {
  label: 'client requests reschedule',
  purposes: ['reminder'],
});
