import { z } from 'zod';
import { textField } from '../http/text-field.ts';
import { pageQueryShape } from '../http/page-query.schema.ts';

/** More are several broadcasts: one is written in one transaction and shown on one page. */
export const MOST_RECIPIENTS = 10_000;

const ids = z.array(z.uuid('is not an id of ours')).default([]);

const recipientsSchema = z
  .strictObject({
    contacts: ids.meta({ description: 'Ids of contacts: their first number or address of the channel' }),
    addresses: z
      .array(textField(320))
      .default([])
      .meta({ description: 'Phone numbers in any form of the account’s country, or email addresses' }),
    participants: ids.meta({ description: 'Ids of participants: the fields of their appointment can be named' }),
    appointments: ids.meta({ description: 'Ids of appointments: everyone who is on them' }),
  })
  .refine(
    ({ contacts, addresses, participants, appointments }) =>
      contacts.length + addresses.length + participants.length + appointments.length <= MOST_RECIPIENTS,
    {
      error: `names more than ${MOST_RECIPIENTS.toLocaleString('en-US')}; send them in several broadcasts`,
      params: { code: 'too_many_recipients' },
    },
  )
  .meta({ id: 'BroadcastRecipients' });

const attachments = z.array(z.uuid('is not an id of ours')).max(10, 'names more than 10 files').default([]);
const script = z
  .array(
    z.union([z.strictObject({ say: textField(5_000) }), z.strictObject({ play: z.uuid('is not an id of ours') })], {
      error: 'must be {"say": text} or {"play": id of a clip}',
    }),
  )
  .max(20, 'has more than 20 parts');

const contents = {
  sms: z.strictObject({ body: textField(5_000), attachments }),
  email: z.strictObject({
    subject: textField(300).nullable().default(null).meta({ description: 'null: the account’s usual one' }),
    body: textField(50_000).meta({ description: 'Markdown' }),
    attachments,
  }),
  call: z.strictObject({
    script,
    voicemail: script.nullable().default(null).meta({ description: 'null: the call hangs up on a machine' }),
  }),
} as const;

const common = {
  recipients: recipientsSchema,
  template_id: z.uuid('is not an id of ours').nullable().default(null),
  asks_own_question: z
    .boolean()
    .default(false)
    .meta({ description: 'Replies are for a person, whatever an appointment asked before' }),
  send_securely: z
    .boolean()
    .default(false)
    .meta({ description: 'Recipients get a link to the words instead of the words; not of a call' }),
  pin: textField(200).nullable().default(null).meta({
    description:
      'With send_securely: asked for before the words are shown; four characters, or a field such as `{{ custom.pin }}`. It is not sent: tell it to them yourself. null: the contact’s, else the usual one',
  }),
  send_at: textField(40)
    .nullable()
    .default(null)
    .meta({ description: 'ISO 8601 with offset, or the clock’s time in time_zone; null: now' }),
  time_zone: textField(64).nullable().default(null).meta({ description: 'IANA; null: the account’s' }),
};

const paging = {
  page: pageQueryShape.page,
  page_size: pageQueryShape.page_size.default(20),
};

const requestFor = <Shape extends z.core.$ZodLooseShape>(more: Shape) =>
  z.discriminatedUnion(
    'channel',
    [
      z.strictObject({
        channel: z.literal('sms'),
        content: contents.sms.nullable().default(null),
        ...common,
        ...more,
      }),
      z.strictObject({
        channel: z.literal('email'),
        content: contents.email.nullable().default(null),
        ...common,
        ...more,
      }),
      z.strictObject({
        channel: z.literal('call'),
        content: contents.call.nullable().default(null),
        ...common,
        ...more,
      }),
    ],
    { error: 'must be sms, email or call' },
  );

/** Exactly one of `content` and `template_id` says what is sent. */
export const createBroadcastSchema = requestFor({}).meta({ id: 'CreateBroadcast' });

export const previewBroadcastSchema = requestFor(paging).meta({ id: 'PreviewBroadcast' });

export type CreateBroadcast = z.output<typeof createBroadcastSchema>;
export type PreviewBroadcast = z.output<typeof previewBroadcastSchema>;
