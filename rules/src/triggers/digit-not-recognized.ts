import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import type { TriggerKind } from './trigger-kind.ts';

export const digitNotRecognizedSchema = z.strictObject({ type: z.literal('digit_not_recognized') });

export type DigitNotRecognized = DeepReadonly<z.infer<typeof digitNotRecognizedSchema>>;

/** Seed: "Fires when the client dials a digit that doesn’t match any trigger"; without it the call asks again twice (ruling 17). */
export const digitNotRecognized: TriggerKind<DigitNotRecognized> = {
  label: 'digit is not recognized',
  types: ['call'],
  purposes: ['reminder', 'booking', 'follow_up'],
  pass: 'fallback',
  on: 'digit',
  match(_trigger, occurrence) {
    return occurrence.kind === 'digit' ? { phrase: null } : null;
  },
};
