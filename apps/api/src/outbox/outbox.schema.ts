import { z } from 'zod';
import { textField } from '../http/text-field.ts';
import { callProgressSchema } from '../messages/call-progress.schema.ts';

export const listOutboxSchema = z.strictObject({
  folder: z
    .enum(['all', 'scheduled', 'failed', 'other'], 'is neither all, scheduled, failed nor other')
    .default('all')
    .meta({
      description:
        '`scheduled`: made and waiting for their time; `failed`: did not arrive, or nobody knows, or are held; `other`: about no appointment',
    }),
  q: textField(200).trim().optional().meta({
    description: 'Beginnings of words: a name, a number however it is written, an address, an appointment’s title',
  }),
  cursor: textField(200).optional().meta({ description: 'The `next_cursor` of the page before' }),
  limit: z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(1, 'is below 1')
    .max(100, 'is above 100')
    .default(50),
});

const sentMessage = z
  .strictObject({
    id: z.uuid(),
    kind: z.string(),
    channel: z.enum(['sms', 'email', 'call']),
    status: z.string(),
    status_reason: z.string().nullable(),
    call: callProgressSchema.nullable().meta({ description: 'Of a call the carrier has told of' }),
    why: z.string().nullable().meta({ description: 'What became of it, where that has a reason' }),
    to_address: z.string(),
    subject: z.string().nullable(),
    body: z.string().meta({ description: 'How it begins' }),
    sent_securely: z.boolean().meta({ description: 'It brings a link: what begins here is its invitation' }),
    files: z.int(),
    at: z.string().meta({ description: 'When it went out; until then, when it goes out' }),
    leaves_at: z.string().nullable().meta({ description: 'When quiet hours let it go; null: they do not keep it' }),
    person_id: z.uuid().nullable().meta({ description: 'Whose conversation it stands in' }),
    name: z.string().nullable(),
    written_by: z.string().nullable().meta({ description: 'Who of staff wrote it' }),
    broadcast_id: z.uuid().nullable(),
    appointment_id: z.uuid().nullable(),
    appointment_title: z.string().nullable(),
    actions: z.array(z.enum(['resend', 'drop'])).meta({ description: 'What can be done about it' }),
  })
  .meta({ id: 'SentMessage' });

export const outboxSchema = z
  .strictObject({
    messages: z.array(sentMessage),
    total: z.int().nullable().meta({
      description: 'How many the folder has, on its first page where nothing is looked for; 1001: more than a thousand',
    }),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'Outbox' });

export type ListOutbox = z.output<typeof listOutboxSchema>;
export type Outbox = z.output<typeof outboxSchema>;
export type SentMessage = Outbox['messages'][number];

export const rescueMessageSchema = z
  .strictObject({
    action: z.enum(['resend', 'drop'], 'is neither resend nor drop').meta({
      description: '`resend`: where nobody knows whether it arrived, the client may then get it twice',
    }),
  })
  .meta({ id: 'RescueMessage' });

export type RescueMessage = z.output<typeof rescueMessageSchema>;
