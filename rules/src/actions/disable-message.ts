import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { referenceSchema } from '../document/id-schema.ts';
import { overrideMessage } from '../turn/override-message.ts';
import type { ActionKind } from './action-kind.ts';

export const disableMessageSchema = z.strictObject({
  type: z.literal('disable_message'),
  message_id: z._default(referenceSchema, ''),
});

export type DisableMessage = DeepReadonly<z.infer<typeof disableMessageSchema>>;

/** Seed: "Disable another message for the participant of the appointment"; the last one wins (ruling 21). */
export const disableMessage: ActionKind<DisableMessage> = {
  label: 'disable message',
  types: ['sms', 'email', 'call'],
  purposes: ['reminder', 'booking', 'follow_up'],
  ends_turn: false,
  sends: false,
  needs_call: false,
  marks: null,
  run(action, { turn }) {
    overrideMessage(turn, { auto_message_id: action.message_id, override: 'disabled' });
  },
};
