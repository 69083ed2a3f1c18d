import { z } from 'zod';
import { isWebhookEventType, WEBHOOK_EVENT_TYPES } from '@kept/sequences/webhooks/webhook-event-types';
import { lineField } from '../http/line-field.ts';
import { textField } from '../http/text-field.ts';

const eventTypeSchema = z.enum(
  Object.keys(WEBHOOK_EVENT_TYPES).filter(isWebhookEventType),
  'is nothing we tell of; GET /v1/openapi.json lists the names',
);

const url = textField(2_000)
  .trim()
  .pipe(z.url({ protocol: /^https?$/, error: 'is no address: begin with https://' }))
  .meta({ description: 'https:// and public; in the sandbox also http:// and addresses of your own network' });
const description = lineField(200).trim().meta({ description: 'For people: what listens there' });
const event_types = z
  .array(eventTypeSchema)
  .min(1, 'names nothing to tell of')
  .meta({
    description: Object.entries(WEBHOOK_EVENT_TYPES)
      .map(([name, what]) => `\`${name}\`: ${what}`)
      .join('. '),
  });

export const createWebhookSubscriptionSchema = z
  .strictObject({ url, description: description.default(''), event_types })
  .meta({ id: 'CreateWebhookSubscription' });

export const changeWebhookSubscriptionSchema = z
  .strictObject({
    url,
    description,
    event_types,
    enabled: z.boolean('is neither true nor false').meta({
      description: 'false: nothing is noted or sent meanwhile. true: what waited before goes on',
    }),
  })
  .partial()
  .meta({ id: 'ChangeWebhookSubscription' });

export const webhookSubscriptionSchema = z
  .strictObject({
    id: z.uuid(),
    url: z.string(),
    description: z.string(),
    event_types: z.array(eventTypeSchema),
    enabled: z.boolean(),
    disabled_reason: z.enum(['by_person', 'gone', 'failing']).nullable().meta({
      description: 'gone: the target answered 410; failing: every try failed for five days',
    }),
    failing_since: z.iso.datetime().nullable().meta({ description: 'Since when every try has failed' }),
    previous_secret_until: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'Until then the secret before the current one signs as well' }),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'WebhookSubscription' });

export const webhookSubscriptionsSchema = z
  .strictObject({ webhook_subscriptions: z.array(webhookSubscriptionSchema) })
  .meta({ id: 'WebhookSubscriptions' });

export const webhookSecretSchema = z
  .strictObject({
    webhook_subscription: webhookSubscriptionSchema,
    secret: z.string().nullable().meta({
      description: '`whsec_…`, shown only now: what receives verifies signatures with it. Null in a replayed answer',
    }),
  })
  .meta({ id: 'WebhookSecret' });

export type CreateWebhookSubscription = z.output<typeof createWebhookSubscriptionSchema>;
export type ChangeWebhookSubscription = z.output<typeof changeWebhookSubscriptionSchema>;
export type WebhookSubscriptionAnswer = z.output<typeof webhookSubscriptionSchema>;
export type WebhookSubscriptionList = z.output<typeof webhookSubscriptionsSchema>;
export type WebhookSecret = z.output<typeof webhookSecretSchema>;
