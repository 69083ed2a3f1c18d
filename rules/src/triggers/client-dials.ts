import { z } from 'zod/mini';
import { AUTHORED_DIGITS } from '../digits.ts';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import type { TriggerKind } from './trigger-kind.ts';

export const clientDialsSchema = z.strictObject({
  type: z.literal('client_dials'),
  /** 9 always opts out and cannot be authored (ruling 1). */
  digit: z.literal(AUTHORED_DIGITS, { error: 'must be one of 0–8, * and #; 9 always opts out' }),
});

export type ClientDials = DeepReadonly<z.infer<typeof clientDialsSchema>>;

/** Seed: "Fires when the client presses a specific digit". */
export const clientDials: TriggerKind<ClientDials> = {
  label: 'client dials',
  types: ['call'],
  purposes: ['reminder', 'booking', 'follow_up'],
  pass: 'exact',
  on: 'digit',
  match(trigger, occurrence) {
    return occurrence.kind === 'digit' && occurrence.digit === trigger.digit ? { phrase: trigger.digit } : null;
  },
};
