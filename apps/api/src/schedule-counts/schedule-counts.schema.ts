import { z } from 'zod';

export const countsQuerySchema = z.strictObject({
  days: z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(1, 'is below 1')
    .max(365, 'is above 365')
    .default(30)
    .meta({ description: 'Messages handed over in so many days, by the account’s clock' }),
});

const messageCountsSchema = z
  .strictObject({
    auto_message_id: z.string(),
    entered: z.int().meta({ description: 'waiting + left + failed + expired, always' }),
    waiting: z.int().meta({ description: 'Still open' }),
    left: z.strictObject({
      answer: z.int().meta({ description: 'The client answered' }),
      transition: z.int().meta({ description: 'The client’s answer led on to another message' }),
      timer: z.int().meta({ description: 'Silence was acted on' }),
    }),
    failed: z.int(),
    expired: z.int().meta({ description: 'Overtaken by a newer message, taken back, stopped, or over' }),
  })
  .meta({ id: 'FlowMessageCounts' });

const edgeCountsSchema = z
  .strictObject({
    auto_message_id: z.string(),
    auto_reply_id: z.string().nullable(),
    built_in_id: z.string().nullable(),
    count: z.int(),
  })
  .meta({ id: 'FlowEdgeCounts' });

export const countsSchema = z
  .strictObject({
    since: z.iso.datetime(),
    messages: z.array(messageCountsSchema),
    edges: z.array(edgeCountsSchema),
  })
  .meta({ id: 'ScheduleCounts' });

export type CountsQuery = z.output<typeof countsQuerySchema>;
export type CountsAnswer = z.output<typeof countsSchema>;
