import { z } from 'zod';

const report = z
  .strictObject({
    status: z.string().meta({ description: 'The carrier’s word' }),
    error_code: z.string().nullable(),
    error: z.string().nullable().meta({ description: 'The error in a sentence' }),
    received_at: z.string(),
  })
  .meta({ id: 'DeliveryReport' });

const attempt = z
  .strictObject({
    number: z.int(),
    outcome: z.enum(['pending', 'accepted', 'not_sent', 'failed', 'unknown']),
    provider_id: z.string().nullable(),
    error_code: z.string().nullable(),
    error: z.string().nullable().meta({ description: 'The error in a sentence' }),
    started_at: z.string().meta({ description: 'Real time, also in a sandbox' }),
    ended_at: z.string().nullable(),
    callbacks: z.array(report),
  })
  .meta({ id: 'DeliveryAttempt' });

/** Every try to deliver a message, and what the carrier reported of each. */
export const messageDeliverySchema = z.strictObject({ attempts: z.array(attempt) }).meta({ id: 'MessageDelivery' });
