import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { forwardCall } from '../turn/forward-call.ts';
import type { ActionKind } from './action-kind.ts';

export const forwardSchema = z.strictObject({
  type: z.literal('forward'),
  /** The phone of the calendar's owner, or a number in international form; an unfinished draft may leave it empty. */
  to: z._default(
    z.union([z.literal('calendar_owner'), z.literal(''), z.string().check(z.regex(/^\+[1-9]\d{6,14}$/))], {
      error: 'must be calendar_owner or a number such as +12025550123',
    }),
    'calendar_owner',
  ),
});

export type Forward = DeepReadonly<z.infer<typeof forwardSchema>>;

/** Seed: "Forwards the call to the calendar owner or a different number. This feature is not available to all accounts". */
export const forward: ActionKind<Forward> = {
  label: 'forward',
  types: ['call'],
  purposes: ['reminder', 'booking', 'follow_up'],
  ends_turn: true,
  sends: false,
  needs_call: true,
  marks: null,
  run(action, context) {
    forwardCall(context, action.to);
  },
};
