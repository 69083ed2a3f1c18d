import { z } from 'zod';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { referenceSchema } from '../document/id-schema.ts';
import { transition } from '../turn/transition.ts';
import type { ActionKind } from './action-kind.ts';

export const transitionToSchema = z.strictObject({
  type: z.literal('transition_to'),
  message_id: referenceSchema.default(''),
});

export type TransitionTo = DeepReadonly<z.infer<typeof transitionToSchema>>;

/** Seed: "Transition to a different Auto Message … the conditions of the other message will not be take into account" (ruling 13). */
export const transitionTo: ActionKind<TransitionTo> = {
  label: 'transition to',
  doc: 'Sends another auto message now, whatever its timing and condition, and goes on with that message’s triggers.',
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
