import { z } from 'zod';
import { callProgressSchema } from '../messages/call-progress.schema.ts';
import { MESSAGE_COMMANDS } from '@kept/rules/judge-command';

export const commandPathSchema = z.strictObject({
  id: z.uuid('is not an id of ours'),
  auto_message_id: z.string().min(1, 'is empty').max(100, 'is no message of a schedule'),
});

export const messageCommandSchema = z
  .strictObject({
    command: z.enum(MESSAGE_COMMANDS, `is neither ${MESSAGE_COMMANDS.join(', ').replace(/, (\w+)$/, ' nor $1')}`),
  })
  .meta({ id: 'MessageCommand' });

/** Nothing: it is on its way to the sequence, and the journal will tell. */
export const commandedSchema = z.strictObject({}).meta({ id: 'Commanded' });

export const threadQuerySchema = z.strictObject({
  cursor: z.uuid('is no cursor of ours').optional().meta({ description: 'The `next_cursor` of the page before' }),
  limit: z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(1, 'is below 1')
    .max(100, 'is above 100')
    .default(30),
});

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

const threadMessage = z
  .strictObject({
    id: z.uuid(),
    direction: z.enum(['out', 'in']),
    channel: z.enum(['sms', 'email', 'call']),
    kind: z.string(),
    status: z.string(),
    status_reason: z.string().nullable(),
    subject: z.string().nullable(),
    body: z.string(),
    attachments: z.array(threadAttachment),
    call: callProgressSchema.nullable().meta({ description: 'Of a call the carrier has told of' }),
    at: z.string(),
    appointment_id: z.uuid().nullable(),
    appointment_title: z.string().nullable(),
    name: z.string().nullable().meta({ description: 'The authored name of the message it is or answers' }),
  })
  .meta({ id: 'ThreadMessage' });

/** Newest first. */
export const threadSchema = z
  .strictObject({ messages: z.array(threadMessage), next_cursor: z.uuid().nullable() })
  .meta({ id: 'Thread' });

export type CommandPath = z.output<typeof commandPathSchema>;
export type MessageCommandBody = z.output<typeof messageCommandSchema>;
export type ThreadQuery = z.output<typeof threadQuerySchema>;
