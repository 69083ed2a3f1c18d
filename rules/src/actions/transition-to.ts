import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { referenceSchema } from '../document/id-schema.ts';
import { transition } from '../turn/transition.ts';
import type { ActionKind } from './action-kind.ts';

export const transitionToSchema = z.strictObject({
  type: z.literal('transition_to'),
  message_id: z._default(referenceSchema, ''),
});

export type TransitionTo = DeepReadonly<z.infer<typeof transitionToSchema>>;

/** Seed: "Transition to a different Auto Message … the conditions of the other message will not be take into account" (ruling 13). */
export const transitionTo: ActionKind<TransitionTo> = {
  label: 'transition to',
  types: ['sms', 'email', 'call'],
  purposes: ['reminder', 'booking', 'follow_up'],
  ends_turn: true,
  sends: true,
  needs_call: false,
  marks: null,
  run(action, context) {
    transition(context, action.message_id);
  },
};
