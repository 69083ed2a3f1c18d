import { z } from 'zod';
import { textField } from '../http/text-field.ts';

const status = z.enum(['pending', 'delivered', 'failed'], 'is none of pending, delivered, failed');

export const webhookDeliverySchema = z
  .strictObject({
    id: z.uuid().meta({ description: 'The webhook-id of every try' }),
    subscription_id: z.uuid(),
    event_type: z.string(),
    status: status.meta({ description: 'failed: the last try was made' }),
    message_id: z.uuid().nullable(),
    participant_id: z.uuid().nullable(),
    tries: z.int().meta({ description: 'Since it was noted, or last asked for again' }),
    next_try_at: z.iso.datetime().nullable(),
    last_status_code: z.int().nullable().meta({ description: 'Of the last answer; null: none came, or not tried yet' }),
    last_error: z.string().nullable().meta({ description: 'Why the last try failed, in a sentence' }),
    created_at: z.iso.datetime(),
    settled_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'WebhookDelivery' });

export const webhookDeliveryDetailSchema = webhookDeliverySchema
  .extend({
    payload: z.string().nullable().meta({ description: 'The body as it is sent; null before the first try' }),
    attempts: z
      .array(
        z.strictObject({
          number: z.int(),
          started_at: z.iso.datetime(),
          duration_ms: z.int(),
          status_code: z.int().nullable(),
          error_code: z.string().nullable(),
          error: z.string().nullable(),
          answer: z.string().nullable().meta({ description: 'Its first thousand characters' }),
        }),
      )
      .meta({ description: 'Every try, the last first' }),
  })
  .meta({ id: 'WebhookDeliveryDetail' });

export const listWebhookDeliveriesSchema = z.strictObject({
  status: status.optional(),
  event_type: textField(100).optional(),
  older_than: z.uuid('is not an id of ours; leave it out to begin at the newest').optional(),
  limit: z.coerce.number('is not a number').int('is not a whole number').min(1, 'is below 1').max(200).default(50),
});

export const webhookDeliveriesSchema = z
  .strictObject({
    deliveries: z.array(webhookDeliverySchema),
    older_than: z.uuid().nullable().meta({ description: 'Leads to the next page; null on the last' }),
  })
  .meta({ id: 'WebhookDeliveries' });

export const redeliverSchema = z
  .strictObject({
    since: z.iso
      .datetime({ offset: true, error: 'is no time such as 2026-11-21T09:00:00Z' })
      .meta({ description: 'Of what was noted since then, all that failed' }),
  })
  .meta({ id: 'RedeliverWebhooks' });

export const redeliveredSchema = z.strictObject({ redelivered: z.int() }).meta({ id: 'RedeliveredWebhooks' });

export type WebhookDeliveryAnswer = z.output<typeof webhookDeliverySchema>;
export type WebhookDeliveryDetail = z.output<typeof webhookDeliveryDetailSchema>;
export type ListWebhookDeliveries = z.output<typeof listWebhookDeliveriesSchema>;
export type WebhookDeliveryPage = z.output<typeof webhookDeliveriesSchema>;
export type Redelivered = z.output<typeof redeliveredSchema>;
export type RedeliverWebhooks = z.output<typeof redeliverSchema>;
