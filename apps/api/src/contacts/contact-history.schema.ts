import { z } from 'zod';
import { callProgressSchema } from '../messages/call-progress.schema.ts';

export const contactHistorySchema = z
  .strictObject({
    appointments: z
      .array(
        z.strictObject({
          id: z.uuid(),
          title: z.string(),
          start_time: z.iso.datetime({ offset: true }),
          time_zone: z.string(),
          all_day: z.boolean(),
          status: z.enum(['scheduled', 'cancelled']),
        }),
      )
      .meta({ description: 'The newest fifty they take part in, titles with their tags' }),
    messages: z
      .array(
        z.strictObject({
          id: z.uuid(),
          direction: z.enum(['in', 'out']),
          channel: z.enum(['sms', 'email', 'call']),
          status: z.string(),
          call: callProgressSchema.nullable().meta({ description: 'Of a call the carrier has told of' }),
          subject: z.string().nullable(),
          body: z.string().meta({ description: 'Of what travelled by a secure link, its private words' }),
          secure: z.enum(['shown', 'deleted']).nullable().meta({
            description: 'Its words went or came through a secure link; `deleted`: their time was over',
          }),
          mail_opened_at: z.iso.datetime().nullable().meta({
            description: 'Of a mail with a secure link: when it was first opened, where the account records that',
          }),
          at: z.iso.datetime(),
          appointment: z.strictObject({ id: z.uuid(), title: z.string() }).nullable(),
        }),
      )
      .meta({ description: 'The newest hundred, over all their addresses' }),
  })
  .meta({ id: 'ContactHistory' });

export type ContactHistory = z.output<typeof contactHistorySchema>;
