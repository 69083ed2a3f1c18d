import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { phrasesSchema } from '../document/phrases-schema.ts';
import { isPhrase } from '../text/is-phrase.ts';
import type { TriggerKind } from './trigger-kind.ts';

export const replyIsSchema = z.strictObject({ type: z.literal('reply_is'), any_of: phrasesSchema });

export type ReplyIs = DeepReadonly<z.infer<typeof replyIsSchema>>;

/** Seed: "Fires when the client replies with exactly the specified text (not case-sensitive)". */
export const replyIs: TriggerKind<ReplyIs> = {
  label: 'reply is',
  types: ['sms', 'email'],
  purposes: ['reminder', 'booking', 'follow_up'],
  pass: 'exact',
  on: 'reply',
  match(trigger, occurrence) {
    if (occurrence.kind !== 'reply') return null;
    const phrase = trigger.any_of.find((each) => isPhrase(occurrence.reply, each));
    return phrase === undefined ? null : { phrase };
  },
};
