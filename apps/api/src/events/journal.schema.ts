import { z } from 'zod';
import { callProgressSchema } from '../messages/call-progress.schema.ts';
import type { Journal } from '@kept/sequences/journal/journal';

const attempt = z.object({
  number: z.int(),
  outcome: z.string(),
  error_code: z.string().nullable(),
  started_at: z.string(),
});

const message = z.object({
  id: z.uuid().nullable().meta({ description: 'null: only planned' }),
  participant_id: z.uuid().nullable(),
  direction: z.enum(['out', 'in']),
  kind: z.string(),
  channel: z.enum(['sms', 'email', 'call']),
  status: z.string(),
  status_reason: z.string().nullable(),
  auto_message_id: z.string().nullable(),
  name: z.string().nullable(),
  to: z.string().nullable(),
  subject: z.string().nullable(),
  body: z.string().nullable().meta({ description: 'As it was sent; of a planned one, as it would read today' }),
  secure: z.enum(['shown', 'withheld', 'deleted', 'planned']).nullable().meta({
    description:
      'Of one that goes, went or came through a secure link: its words are here (`shown`; `planned`: it is to go so), a key needs the scope secure_messages:read for them (`withheld`), or their time was over (`deleted`)',
  }),
  mail_opened_at: z.string().nullable().meta({
    description:
      'Of a mail with a secure link: when it was first opened, where the account records that. Mail programs may open pictures by themselves, or never',
  }),
  at: z.string().nullable(),
  put_off_from: z.string().nullable().meta({
    description: 'Of one that waits: when it was to go before quiet hours put it off to `at`; null: they did not',
  }),
  written_by: z.string().nullable().meta({ description: 'Who of staff wrote it by themselves' }),
  call: callProgressSchema.nullable().meta({ description: 'Of a call the carrier has told of' }),
  attempts: z.array(attempt),
  why: z.array(z.string()),
  actions: z
    .array(z.enum(['send_now', 'skip', 'hold', 'release', 'resend', 'drop']))
    .meta({ description: 'What may be done with it now' }),
});

const step = z.object({
  id: z.uuid(),
  participant_id: z.uuid(),
  input: z.string(),
  at: z.string(),
  did: z.array(z.string()),
  why: z.array(z.string()),
});

const sequence = z.object({
  participant_id: z.uuid(),
  state: z.string(),
  finished: z.boolean(),
  held: z.string().nullable(),
  wake_at: z.string().nullable(),
});

/** Describes the journal for the reference; `sequences` makes it. */
export const journalSchema = z
  .object({ messages: z.array(message), steps: z.array(step), sequences: z.array(sequence) })
  .meta({ id: 'Journal' });

export type JournalAnswer = Journal;
