import { z } from 'zod';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { idSchema, templateIdSchema } from '../document/id-schema.ts';
import { textSchema } from '../document/text-schema.ts';
import { translationsSchema } from '../document/translations-schema.ts';
import { sendAnswer } from '../turn/send-answer.ts';
import type { ActionKind } from './action-kind.ts';

const wording = {
  body: textSchema(50_000).default(''),
  /** Email only; null: the answered message's. */
  subject: textSchema(300).nullable().default(null),
  /** Says what this template says instead of the body. */
  template_id: templateIdSchema,
};

export const replySchema = z.strictObject({
  type: z.literal('reply'),
  ...wording,
  attachments: z.array(idSchema).max(10).default([]),
  translations: translationsSchema(z.strictObject(wording)),
});

export type Reply = DeepReadonly<z.infer<typeof replySchema>>;

/** Seed: "Reply with a SMS or Email message back to the client". */
export const reply: ActionKind<Reply> = {
  label: 'reply',
  doc: 'Sends a text or email back to the client on the channel of the message.',
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
