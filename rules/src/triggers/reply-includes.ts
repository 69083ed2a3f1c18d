import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { phrasesSchema } from '../document/phrases-schema.ts';
import { includesPhrase } from '../text/includes-phrase.ts';
import type { TriggerKind } from './trigger-kind.ts';

export const replyIncludesSchema = z.strictObject({ type: z.literal('reply_includes'), any_of: phrasesSchema });

export type ReplyIncludes = DeepReadonly<z.infer<typeof replyIncludesSchema>>;

/** Seed: "Fires when the reply contains a word or phrase". */
export const replyIncludes: TriggerKind<ReplyIncludes> = {
  label: 'reply includes',
  types: ['sms', 'email'],
  purposes: ['reminder', 'booking', 'follow_up'],
  pass: 'includes',
  on: 'reply',
  match(trigger, occurrence) {
    if (occurrence.kind !== 'reply') return null;
    const phrase = trigger.any_of.find((each) => includesPhrase(occurrence.reply.whole, each));
    return phrase === undefined ? null : { phrase };
  },
};
