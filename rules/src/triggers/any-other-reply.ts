import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import type { TriggerKind } from './trigger-kind.ts';

export const anyOtherReplySchema = z.strictObject({ type: z.literal('any_other_reply') });

export type AnyOtherReply = DeepReadonly<z.infer<typeof anyOtherReplySchema>>;

/** Ours: a reply that nothing else matched, tried after the message, the defaults and the built-ins (ruling 7). */
export const anyOtherReply: TriggerKind<AnyOtherReply> = {
  label: 'any other reply',
  types: ['sms', 'email'],
  purposes: ['reminder', 'booking', 'follow_up'],
  pass: 'fallback',
  on: 'reply',
  match(_trigger, occurrence) {
    return occurrence.kind === 'reply' ? { phrase: null } : null;
  },
};
