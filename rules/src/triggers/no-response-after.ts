import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import type { TriggerKind } from './trigger-kind.ts';
import { wholeNumber } from '../document/whole-number.ts';

export const noResponseAfterSchema = z.strictObject({
  type: z.literal('no_response_after'),
  minutes: wholeNumber(1, 43_200),
});

export type NoResponseAfter = DeepReadonly<z.infer<typeof noResponseAfterSchema>>;

/** Seed: "Fires if no reply is received within the specified time"; ruling 15 says when the time counts. */
export const noResponseAfter: TriggerKind<NoResponseAfter> = {
  label: 'no response after',
  types: ['sms', 'email'],
  purposes: ['reminder', 'booking', 'follow_up'],
  pass: 'exact',
  on: 'silence',
  match(trigger, occurrence) {
    return occurrence.kind === 'silence' && occurrence.minutes === trigger.minutes ? { phrase: null } : null;
  },
};
