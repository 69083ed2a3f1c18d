import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { idSchema, templateIdSchema } from '../document/id-schema.ts';
import { textSchema } from '../document/text-schema.ts';
import { translationsSchema } from '../document/translations-schema.ts';
import { sendAnswer } from '../turn/send-answer.ts';
import type { ActionKind } from './action-kind.ts';
import { listOf } from '../document/list-of.ts';
import { orNull } from '../document/or-null.ts';

const wording = {
  body: z._default(textSchema(50_000), ''),
  /** Email only; null: the answered message's. */
  subject: orNull(textSchema(300)),
  /** Says what this template says instead of the body. */
  template_id: templateIdSchema,
};

export const replySchema = z.strictObject({
  type: z.literal('reply'),
  ...wording,
  attachments: z._default(listOf(idSchema, 10), []),
  translations: translationsSchema(z.strictObject(wording)),
});

export type Reply = DeepReadonly<z.infer<typeof replySchema>>;

/** Seed: "Reply with a SMS or Email message back to the client". */
export const reply: ActionKind<Reply> = {
  label: 'reply',
  types: ['sms', 'email'],
  purposes: ['reminder', 'booking', 'follow_up'],
  ends_turn: false,
  sends: true,
  needs_call: false,
  marks: null,
  run(_action, { turn, cause, sent, revision_id, auto_reply_id, index, key }) {
    const outcome = sendAnswer(turn, {
      key: `r/${key}`,
      source: {
        kind: 'automatic_reply',
        revision_id,
        auto_message_id: sent.auto_message_id,
        auto_reply_id,
        action_index: index,
      },
      channel: sent.channel,
      cause,
      purpose: sent.purpose,
    });
    if (outcome === 'sent') turn.replied = true;
  },
};
