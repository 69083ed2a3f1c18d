import { z } from 'zod';
import { callProgressSchema } from './call-progress.schema.ts';

const threadAttachment = z
  .strictObject({
    status: z.enum(['stored', 'waiting', 'refused']),
    attachment_id: z.uuid().nullable(),
    kind: z.enum(['image', 'audio', 'document']).nullable(),
    file_name: z.string().nullable(),
    size: z.int().nullable().meta({ description: 'Bytes' }),
    width: z.int().nullable(),
    height: z.int().nullable(),
    has_rendition: z.boolean().meta({ description: 'Whether there is a small picture of it, or a clip' }),
    problem: z.string().nullable().meta({ description: 'Why it was refused' }),
  })
  .meta({ id: 'ThreadAttachment' });

/** Describes a message of a conversation for the reference; `sequences` reads it. */
export const threadMessageSchema = z
  .strictObject({
    id: z.uuid(),
    direction: z.enum(['out', 'in']),
    channel: z.enum(['sms', 'email', 'call']),
    kind: z.string(),
    status: z.string(),
    status_reason: z.string().nullable(),
    subject: z.string().nullable(),
    body: z.string(),
    secure: z.enum(['shown', 'withheld', 'deleted', 'planned']).nullable().meta({
      description:
        'Of one that goes, went or came through a secure link: its words are here (`shown`; `planned`: it is to go so), a key needs the scope secure_messages:read for them (`withheld`), or their time was over (`deleted`)',
    }),
    mail_opened_at: z.string().nullable().meta({
      description:
        'Of a mail with a secure link: when it was first opened, where the account records that. Mail programs may open pictures by themselves, or never',
    }),
    address: z.string().nullable().meta({ description: 'The client’s, whoever wrote' }),
    written_by: z.string().nullable().meta({ description: 'Who of staff wrote it' }),
    attachments: z.array(threadAttachment),
    call: callProgressSchema.nullable().meta({ description: 'Of a call the carrier has told of' }),
    at: z.string(),
    put_off_from: z.string().nullable().meta({
      description: 'Of one that waits: when it was to go before quiet hours put it off to `at`; null: they did not',
    }),
    appointment_id: z.uuid().nullable(),
    appointment_title: z.string().nullable(),
    name: z.string().nullable().meta({ description: 'The authored name of the message it is or answers' }),
    why: z.array(z.string()).meta({ description: 'Why it went out by itself, and why it did not arrive' }),
    actions: z.array(z.enum(['resend', 'drop'])).meta({ description: 'What can be done about it' }),
  })
  .meta({ id: 'ThreadMessage' });
