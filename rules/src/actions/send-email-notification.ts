import { z } from 'zod/mini';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { textSchema } from '../document/text-schema.ts';
import { notifyStaff } from '../turn/notify-staff.ts';
import type { ActionKind } from './action-kind.ts';
import { orNull } from '../document/or-null.ts';

export const sendEmailNotificationSchema = z.strictObject({
  type: z.literal('send_email_notification'),
  /** Null: where the notification settings say. */
  to: orNull(z.string().check(z.regex(z.regexes.email, 'is no email address'), z.maxLength(254))),
  subject: orNull(textSchema(300)),
  body: orNull(textSchema(20_000)),
});

export type SendEmailNotification = DeepReadonly<z.infer<typeof sendEmailNotificationSchema>>;

/** Seed: "Send an email notification to the user or calendar owner"; none twice for a repeated answer (ruling 27). */
export const sendEmailNotification: ActionKind<SendEmailNotification> = {
  label: 'send email notification',
  types: ['sms', 'email', 'call'],
  purposes: ['reminder', 'booking', 'follow_up'],
  ends_turn: false,
  sends: false,
  needs_call: false,
  marks: null,
  run(_action, { turn, sent, revision_id, auto_reply_id, index, key }) {
    notifyStaff(turn, {
      key: `n/${key}`,
      reason: 'authored',
      source: { revision_id, auto_message_id: sent.auto_message_id, auto_reply_id, action_index: index },
    });
  },
};
