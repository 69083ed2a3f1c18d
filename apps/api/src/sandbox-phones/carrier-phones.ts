import { z } from 'zod';

const direction = z.enum(['sent', 'received']).transform((seen): 'in' | 'out' => (seen === 'sent' ? 'out' : 'in'));

/** The phones an account has to do with, as the carrier lists them: the one with the newest message first. */
export const carrierPhonesSchema = z.object({
  phones: z.array(
    z.object({
      number: z.string(),
      messages: z.int(),
      last: z.object({ sid: z.string(), direction, body: z.string(), at: z.iso.datetime() }),
    }),
  ),
});

/** One phone's messages, oldest first. `at` is real time. */
export const carrierPhoneSchema = z.object({
  messages: z.array(
    z.object({
      sid: z.string(),
      direction,
      from: z.string(),
      to: z.string(),
      body: z.string(),
      media: z.array(z.object({ sid: z.string().nullable(), content_type: z.string().nullable() })),
      status: z.enum(['queued', 'sent', 'delivered', 'undelivered', 'failed', 'received']),
      at: z.iso.datetime(),
    }),
  ),
});

/** What became of a text sent from a phone: the answer of our own webhook. */
export const carrierSentSchema = z.object({
  sid: z.string(),
  webhook: z.object({ status: z.int().nullable(), error: z.string().nullable() }),
});
