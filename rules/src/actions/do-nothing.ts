import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import type { ActionKind } from './action-kind.ts';

export const doNothingSchema = z.strictObject({ type: z.literal('do_nothing') });

export type DoNothing = DeepReadonly<z.infer<typeof doNothingSchema>>;

/** Seed: "Do nothing. Used to override the default behavior if desired"; it is a match and stops the search (ruling 9). */
export const doNothing: ActionKind<DoNothing> = {
  label: 'do nothing',
  types: ['sms', 'email', 'call'],
  purposes: ['reminder', 'booking', 'follow_up'],
  ends_turn: true,
  sends: false,
  needs_call: false,
  marks: null,
  run(_action, { turn }) {
    turn.search_stopped = true;
  },
};
