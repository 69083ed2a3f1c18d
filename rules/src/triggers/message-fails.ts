import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import type { TriggerKind } from './trigger-kind.ts';

export const messageFailsSchema = z.strictObject({ type: z.literal('message_fails') });

export type MessageFails = DeepReadonly<z.infer<typeof messageFailsSchema>>;

/** Seed: "Fires if the message cannot be delivered"; final failures only (ruling 16). */
export const messageFails: TriggerKind<MessageFails> = {
  label: 'message fails',
  types: ['sms', 'email'],
  purposes: ['reminder', 'booking', 'follow_up'],
  pass: 'exact',
  on: 'failure',
  match(_trigger, occurrence) {
    return occurrence.kind === 'failure' ? { phrase: null } : null;
  },
};
