import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import type { TriggerKind } from './trigger-kind.ts';

export const callFailsSchema = z.strictObject({ type: z.literal('call_fails') });

export type CallFails = DeepReadonly<z.infer<typeof callFailsSchema>>;

/** Seed: "Fires if the call cannot connect": every way that is not `no_response`; never both (ruling 18). */
export const callFails: TriggerKind<CallFails> = {
  label: 'call fails',
  types: ['call'],
  purposes: ['reminder', 'booking', 'follow_up'],
  pass: 'exact',
  on: 'failure',
  match(_trigger, occurrence) {
    return occurrence.kind === 'failure' ? { phrase: null } : null;
  },
};
