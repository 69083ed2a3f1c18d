import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import type { TriggerKind } from './trigger-kind.ts';

export const noResponseSchema = z.strictObject({ type: z.literal('no_response') });

export type NoResponse = DeepReadonly<z.infer<typeof noResponseSchema>>;

/** Seed: "Fires if the client hangs up without dialing, doesn’t answer, or line is busy"; a voicemail counts too (ruling 18). */
export const noResponse: TriggerKind<NoResponse> = {
  label: 'no response',
  types: ['call'],
  purposes: ['reminder', 'booking', 'follow_up'],
  pass: 'exact',
  on: 'unanswered',
  match(_trigger, occurrence) {
    return occurrence.kind === 'unanswered' ? { phrase: null } : null;
  },
};
