import { z } from 'zod';
import { pageQueryShape } from '../http/page-query.schema.ts';
import { callProgressSchema } from '../messages/call-progress.schema.ts';

const instant = z.iso.datetime();
const channel = z.enum(['sms', 'email', 'call']);

export const broadcastStatusSchema = z.enum(['scheduled', 'sending', 'paused', 'sent', 'cancelled']);

/** What became of one recipient: the state of their message, or why there is none. */
const OUTCOMES = [
  'waiting',
  'held',
  'skipped',
  'cancelled',
  'due',
  'sending',
  'unknown',
  'accepted',
  'delivered',
  'failed',
] as const;

const outcomeSchema = z.enum(OUTCOMES, 'is no outcome of a message');

const countsSchema = z
  .strictObject({
    waiting: z.int().meta({ description: 'Their message is not written yet' }),
    on_their_way: z.int().meta({ description: 'Written; waiting for its turn or for quiet hours to end' }),
    sent: z.int().meta({ description: 'Taken by the carrier, delivered ones included' }),
    delivered: z.int(),
    failed: z.int(),
    unknown: z.int().meta({ description: 'Nobody knows whether it left' }),
    held: z.int().meta({ description: 'The words could not be made for this recipient' }),
    skipped: z.int(),
    cancelled: z.int(),
  })
  .meta({ id: 'BroadcastCounts' });

export const broadcastSchema = z
  .strictObject({
    id: z.uuid(),
    channel,
    status: broadcastStatusSchema.meta({
      description: 'sent: each message was written, or is known not to be; how those fare is theirs',
    }),
    words: z.string().meta({ description: 'The beginning of what was written; empty where it goes securely' }),
    subject: z.string().nullable().meta({ description: 'Of an email, as written; null: the usual one' }),
    sent_securely: z.boolean().meta({ description: 'Its recipients get links to the words' }),
    template_id: z.uuid().nullable(),
    asks_own_question: z.boolean(),
    written_by: z.string().nullable().meta({ description: 'Whose name' }),
    source: z.enum(['compose', 'api']),
    send_at: instant,
    time_zone: z.string(),
    recipient_count: z.int(),
    counts: countsSchema,
    created_at: instant,
    started_at: instant.nullable(),
    ended_at: instant.nullable(),
  })
  .meta({ id: 'Broadcast' });

export const broadcastPageSchema = z
  .strictObject({
    broadcasts: z.array(broadcastSchema),
    page: z.int(),
    page_size: z.int(),
    next_page: z.int().nullable(),
  })
  .meta({ id: 'BroadcastPage' });

export const listBroadcastsSchema = z.strictObject({
  ...pageQueryShape,
  status: broadcastStatusSchema.optional(),
});

const recipientSchema = z.strictObject({
  position: z.int(),
  name: z.string().nullable(),
  address: z.string().nullable().meta({ description: 'null: there is none of the channel' }),
  contact_id: z.uuid().nullable(),
  appointment_id: z.uuid().nullable(),
  participant_id: z.uuid().nullable(),
  outcome: outcomeSchema,
  call: callProgressSchema.nullable().meta({ description: 'Of a call the carrier has told of' }),
  reason: z.string().nullable().meta({ description: 'By code' }),
  message_id: z.uuid().nullable(),
  due_at: instant
    .nullable()
    .meta({ description: 'When its message goes, while it waits: after quiet hours where they defer it' }),
  is_put_off: z.boolean().meta({ description: 'It waits for quiet hours to end' }),
  sent_at: instant.nullable(),
});

export const recipientPageSchema = z
  .strictObject({
    recipients: z.array(recipientSchema),
    page: z.int(),
    page_size: z.int(),
    next_page: z.int().nullable(),
  })
  .meta({ id: 'BroadcastRecipientPage' });

export const listRecipientsSchema = z.strictObject({ ...pageQueryShape, outcome: outcomeSchema.optional() });

const previewedSchema = z.strictObject({
  position: z.int(),
  name: z.string().nullable(),
  address: z.string().nullable(),
  participant_id: z.uuid().nullable(),
  status: z.enum(['ready', 'held', 'skipped']),
  reason: z.string().nullable().meta({ description: 'By code: why it is held or skipped' }),
  fields: z.array(z.string()).meta({ description: 'Fields this recipient does not have, where that holds it' }),
  subject: z.string().nullable(),
  body: z.string().nullable().meta({ description: 'As it arrives; of a call, as it is read' }),
  html: z.string().nullable().meta({ description: 'Of an email' }),
  invitation: z.strictObject({ subject: z.string().nullable(), body: z.string() }).nullable().meta({
    description:
      'What leaves where it goes securely, with a link that opens nothing; subject, body and html then wait behind it',
  }),
  pin: z.enum(['none', 'message', 'contact', 'usual']).nullable().meta({
    description:
      'Which PIN opens it: of this send, the contact’s, the usual one. null: it does not go so, or waits for one',
  }),
  segments: z.int().nullable(),
  credits: z.int(),
  goes_at: instant.nullable().meta({ description: 'When quiet hours let it go; null: it goes at its time' }),
});

export const previewSchema = z
  .strictObject({
    total: z.int().meta({ description: 'Recipients, each once' }),
    ready: z.int(),
    held: z.int(),
    skipped: z.int(),
    reasons: z
      .array(z.strictObject({ status: z.enum(['held', 'skipped']), reason: z.string(), count: z.int() }))
      .meta({ description: 'Why how many get nothing' }),
    duplicates: z.int().meta({ description: 'Named more than once: they get it once' }),
    impossible: z
      .array(z.strictObject({ place: z.int(), address: z.string(), message: z.string() }))
      .meta({ description: 'Addresses that cannot be: by their place among the addresses. Sending refuses them' }),
    nobody_on: z.array(z.uuid()).meta({ description: 'Appointments with nobody to write to' }),
    put_off: z.int().meta({ description: 'Those that wait for quiet hours to end' }),
    segments: z.int(),
    credits: z.int(),
    shortfall: z
      .int()
      .meta({ description: 'Credits that are missing for it now; 0: none, or the account may spend what it likes' }),
    send_at: instant,
    recipients: z.array(previewedSchema),
    page: z.int(),
    page_size: z.int(),
    next_page: z.int().nullable(),
  })
  .meta({ id: 'BroadcastPreview' });

export type BroadcastAnswer = z.output<typeof broadcastSchema>;
export type BroadcastPage = z.output<typeof broadcastPageSchema>;
export type ListBroadcasts = z.output<typeof listBroadcastsSchema>;
export type RecipientPage = z.output<typeof recipientPageSchema>;
export type ListRecipients = z.output<typeof listRecipientsSchema>;
export type BroadcastPreview = z.output<typeof previewSchema>;
