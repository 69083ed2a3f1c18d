import { z } from 'zod';
import { threadMessageSchema } from '../messages/thread-message.schema.ts';
import { textField } from '../http/text-field.ts';

export const THREAD_FOLDERS = ['open', 'mine', 'unread', 'archived', 'all'] as const;

const limit = z.coerce
  .number('is not a number')
  .int('is not a whole number')
  .min(1, 'is below 1')
  .max(100, 'is above 100');

export const listThreadsSchema = z.strictObject({
  folder: z
    .enum(THREAD_FOLDERS, 'is neither open, mine, unread, archived nor all')
    .default('open')
    .meta({ description: '`mine`: those you see to' }),
  q: textField(200).trim().optional().meta({
    description: 'Beginnings of words: a name, a number however it is written, an address, what was written by people',
  }),
  cursor: textField(200).optional().meta({ description: 'The `next_cursor` of the page before' }),
  limit: limit.default(50),
});

const address = z
  .strictObject({
    type: z.enum(['phone', 'email']),
    address: z.string(),
    stopped: z.boolean().meta({ description: 'It is on the stop list: nothing is sent there' }),
  })
  .meta({ id: 'PersonAddress' });

/** A person as the inbox lists them: a contact with all their addresses, or an address that is nobody's. */
export const threadSchema = z
  .strictObject({
    id: z.uuid().meta({ description: 'The contact, or the conversation where nobody knows whose address it is' }),
    contact_id: z.uuid().nullable(),
    name: z.string().nullable(),
    addresses: z.array(address).meta({ description: 'The one that was written to or from last comes first' }),
    thread_ids: z.array(z.uuid()).meta({ description: 'What news of this person come under' }),
    unread: z.int(),
    archived: z.boolean(),
    assigned_to: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
    last_inbound_at: z.string().nullable(),
    last: z
      .strictObject({
        id: z.uuid(),
        direction: z.enum(['in', 'out']),
        channel: z.enum(['sms', 'email', 'call']),
        kind: z.string(),
        status: z.string(),
        subject: z.string().nullable(),
        body: z.string().meta({ description: 'How it begins; of what went securely, its invitation' }),
        sent_securely: z.boolean().meta({ description: 'It went or came through a secure link' }),
        files: z.int(),
        at: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'InboxThread' });

export const threadListSchema = z
  .strictObject({
    threads: z.array(threadSchema),
    next_cursor: z.string().nullable(),
    total: z.int().nullable().meta({
      description: 'How many people are found; 1001: more than a thousand; null: not counted, only the first page is',
    }),
  })
  .meta({ id: 'InboxThreadList' });

export const threadCountsSchema = z
  .strictObject({
    unread: z.int().meta({ description: 'People who wrote and were not read; 100: a hundred or more' }),
    failed: z.int().meta({ description: 'Messages that failed or wait for a person; 100: a hundred or more' }),
  })
  .meta({ id: 'InboxCounts' });

export const assigneesSchema = z
  .strictObject({ users: z.array(z.strictObject({ id: z.uuid(), name: z.string() })) })
  .meta({ id: 'Assignees' });

export const readThreadMessagesSchema = z.strictObject({
  cursor: z.uuid('is no cursor of ours').optional().meta({ description: 'The `next_cursor` of the page before' }),
  limit: limit.default(30),
});

/** Newest first. */
export const threadMessagesSchema = z
  .strictObject({ messages: z.array(threadMessageSchema), next_cursor: z.uuid().nullable() })
  .meta({ id: 'InboxThreadMessages' });

export const changeThreadSchema = z
  .strictObject({
    unread: z.boolean().optional(),
    read_up_to: z.uuid('is not an id of ours').optional().meta({
      description: 'With `unread` false: the newest message that was seen; what came after it stays unread',
    }),
    archived: z.boolean().optional().meta({ description: 'They come back when they write again' }),
    assigned_to: z.uuid('is not an id of ours').nullable().optional().meta({ description: 'A user; null: nobody' }),
  })
  .meta({ id: 'ChangeInboxThread' });

export const replyInThreadSchema = z
  .strictObject({
    channel: z.enum(['sms', 'email', 'call'], 'is neither sms, email nor call'),
    to: textField(254).min(1, 'is empty').optional().meta({
      description: 'One of their addresses, as listed; left out: where they were last heard',
    }),
    subject: textField(300).trim().min(1, 'is empty').optional().meta({
      description: 'Of a mail; left out: that of the mail it answers',
    }),
    message: textField(10_000).meta({ description: 'With dynamic fields, if you like; a mail may use Markdown' }),
    attachments: z.array(z.uuid('is not an id of ours')).max(10, 'are more than 10').default([]),
    send_securely: z.boolean().optional().meta({
      description: 'They get a link to it; not of a call. Left out: as they wrote last, securely or not',
    }),
  })
  .refine(({ channel, attachments }) => channel !== 'call' || attachments.length === 0, {
    error: 'cannot go with a call',
    path: ['attachments'],
  })
  .refine(({ message, attachments }) => message.trim() !== '' || attachments.length > 0, {
    error: 'is empty',
    path: ['message'],
  })
  .meta({ id: 'ReplyInThread' });

export const repliedSchema = z.strictObject({ id: z.uuid() }).meta({ id: 'RepliedInThread' });

export type ReplyInThread = z.output<typeof replyInThreadSchema>;
export type RepliedInThread = z.output<typeof repliedSchema>;
export type Assignees = z.output<typeof assigneesSchema>;
export type ListThreads = z.output<typeof listThreadsSchema>;
export type ThreadFolder = ListThreads['folder'];
export type InboxThread = z.output<typeof threadSchema>;
export type InboxThreadList = z.output<typeof threadListSchema>;
export type InboxCounts = z.output<typeof threadCountsSchema>;
export type ReadThreadMessages = z.output<typeof readThreadMessagesSchema>;
export type ChangeThread = z.output<typeof changeThreadSchema>;
