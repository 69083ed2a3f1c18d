import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { messageSource } from '../turn/message-source.ts';
import { spendOnCall } from '../turn/spend-on-call.ts';
import type { ActionKind } from './action-kind.ts';

export const repeatSchema = z.strictObject({ type: z.literal('repeat') });

export type Repeat = DeepReadonly<z.infer<typeof repeatSchema>>;

/** Seed: "Repeat the original message", which then waits for a digit again; three times a call (ruling 19). */
export const repeat: ActionKind<Repeat> = {
  label: 'repeat',
  types: ['call'],
  purposes: ['reminder', 'booking', 'follow_up'],
  ends_turn: true,
  sends: false,
  needs_call: true,
  marks: null,
  run(_action, context) {
    if (!spendOnCall(context, 'repeats')) return;
    const { call } = context.turn;
    if (call === null) return;
    call.says.push(messageSource(context.sent));
    call.next = 'wait_for_digit';
    context.turn.replied = true;
  },
};
