import { z } from 'zod';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import type { TriggerKind } from './trigger-kind.ts';

export const noResponseAfterSchema = z.strictObject({
  type: z.literal('no_response_after'),
  minutes: z.int().min(1).max(43_200),
});

export type NoResponseAfter = DeepReadonly<z.infer<typeof noResponseAfterSchema>>;

/** Seed: "Fires if no reply is received within the specified time"; ruling 15 says when the time counts. */
export const noResponseAfter: TriggerKind<NoResponseAfter> = {
  label: 'no response after',
  doc: 'So many minutes after the provider accepted the message, nothing has come back and nothing has changed.',
  types: ['sms', 'email'],
  purposes: ['reminder', 'booking', 'follow_up'],
  pass: 'exact',
  on: 'silence',
  match(trigger, occurrence) {
    return occurrence.kind === 'silence' && occurrence.minutes === trigger.minutes ? { phrase: null } : null;
  },
};
