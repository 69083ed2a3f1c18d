import { z } from 'zod';
import { LINK_LIFETIMES } from '@kept/persistence/secure-messaging-settings';
import { PURPOSES } from '@kept/rules/document/auto-message-schema';
import { textField } from '../http/text-field.ts';

const shape = {
  enabled: z.boolean().meta({ description: 'Off: what is to go securely is held, and never leaves in another way' }),
  records_email_opens: z.boolean().meta({
    description: 'Whether mails carry a picture that tells when they are opened; privacy law may ask consent',
  }),
  link_subject: textField(200).nullable().meta({
    description: 'Of the mail that brings the link, with Liquid; null: the usual one in the client’s language',
  }),
  link_body: textField(1_000)
    .nullable()
    .meta({ description: 'Of the text or mail; must name `{{ secure_link }}`. Null: the usual one' }),
  link_lifetime: z.enum(LINK_LIFETIMES).meta({ description: 'How long a link opens after it was sent' }),
  automated: z
    .array(z.enum(PURPOSES))
    .max(PURPOSES.length)
    .meta({ description: 'Auto messages of these purposes go securely, whatever they say themselves; calls never do' }),
  retention_days: z
    .int()
    .min(1, 'is less than a day')
    .max(3_650, 'is more than ten years')
    .nullable()
    .meta({ description: 'Days after which content is deleted and only the fact is kept; null: never' }),
};

const previewSchema = z.strictObject({ subject: z.string().nullable(), body: z.string() });

export const secureMessagingSchema = z
  .strictObject({
    ...shape,
    has_default_pin: z.boolean().meta({ description: 'Whether contacts without a PIN of their own have a usual one' }),
    default_pin_field: z
      .string()
      .nullable()
      .meta({ description: 'The usual PIN where it is made of a field; null: it is none, or the same for all' }),
    held_messages: z.int().meta({ description: 'Messages that wait for a PIN, or for secure messages to be on' }),
    usual: z
      .strictObject({ link_subject: z.string(), link_body: z.string() })
      .meta({ description: 'What stands for words that are null' }),
    preview: z
      .strictObject({ sms: previewSchema, email: previewSchema })
      .meta({ description: 'The invitation as the caller’s clients get it, with a link that leads nowhere' }),
  })
  .meta({ id: 'SecureMessaging' });

/** What is not named stays as it is. */
export const changeSecureMessagingSchema = z
  .strictObject({
    ...shape,
    default_pin: textField(200)
      .nullable()
      .meta({ description: 'The usual PIN, the same for all or a field such as `{{ custom.pin }}`; null: none' }),
  })
  .partial()
  .meta({ id: 'ChangeSecureMessaging' });

export const defaultPinSchema = z.strictObject({ default_pin: z.string().nullable() }).meta({ id: 'DefaultPin' });

export type SecureMessaging = z.output<typeof secureMessagingSchema>;
export type ChangeSecureMessaging = z.output<typeof changeSecureMessagingSchema>;
export type DefaultPin = z.output<typeof defaultPinSchema>;
