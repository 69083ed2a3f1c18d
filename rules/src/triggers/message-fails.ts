import { z } from 'zod';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import type { TriggerKind } from './trigger-kind.ts';

export const messageFailsSchema = z.strictObject({ type: z.literal('message_fails') });

export type MessageFails = DeepReadonly<z.infer<typeof messageFailsSchema>>;

/** Seed: "Fires if the message cannot be delivered"; final failures only (ruling 16). */
export const messageFails: TriggerKind<MessageFails> = {
  label: 'message fails',
  doc: 'The message failed for good: no usable address, refused, undelivered or bounced.',
  types: ['sms', 'email'],
  purposes: ['reminder', 'booking', 'follow_up'],
  pass: 'exact',
  on: 'failure',
  match(_trigger, occurrence) {
    return occurrence.kind === 'failure' ? { phrase: null } : null;
  },
};
