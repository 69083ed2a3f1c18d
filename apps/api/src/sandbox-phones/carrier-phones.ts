import { z } from 'zod';

const direction = z.enum(['sent', 'received']).transform((seen): 'in' | 'out' => (seen === 'sent' ? 'out' : 'in'));

/** The phones an account has to do with, as the carrier lists them: the one with the newest message first. */
export const carrierPhonesSchema = z.object({
  phones: z.array(
    z.object({
      number: z.string(),
      messages: z.int(),
      call: z.enum(['queued', 'ringing', 'in-progress']).nullable(),
      /** Of a call the body is its status. */
      last: z.object({
        sid: z.string(),
        kind: z.enum(['message', 'call']),
        direction,
        body: z.string(),
        at: z.iso.datetime(),
      }),
    }),
  ),
});

const callLineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('said'), text: z.string(), language: z.string().nullable() }),
  z.object({ kind: z.literal('played'), url: z.string() }),
  z.object({ kind: z.literal('pressed'), key: z.string() }),
  z.object({ kind: z.literal('carrier_said'), text: z.string() }),
  z.object({ kind: z.literal('forwarded'), number: z.string() }),
]);

/** One call at a phone. `at` is real time. */
export const carrierCallSchema = z.object({
  sid: z.string(),
  from: z.string(),
  status: z.enum(['queued', 'ringing', 'in-progress', 'completed', 'busy', 'failed', 'no-answer', 'canceled']),
  taken_by: z.enum(['human', 'machine']).nullable(),
  at: z.iso.datetime(),
  seconds: z.int().nullable(),
  listens: z.object({ keys: z.string(), num_digits: z.int().nullable(), finish_on_key: z.string() }).nullable(),
  lines: z.array(callLineSchema),
  problems: z.array(z.object({ code: z.int(), message: z.string(), url: z.string() })),
});

/** What a phone does with a call by itself. */
export const carrierMannerSchema = z.object({
  manner: z.object({ kind: z.enum(['ring', 'no_answer', 'busy', 'voicemail', 'answer']), keys: z.string().optional() }),
});

/** One phone's messages and calls, oldest first. `at` is real time. */
export const carrierPhoneSchema = z.object({
  ...carrierMannerSchema.shape,
  calls: z.array(carrierCallSchema),
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
