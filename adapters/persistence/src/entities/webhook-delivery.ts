import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/**
 * One event for one subscription, written by triggers in the transaction of the change. Its id is the webhook-id, the
 * same at every try. All times are real ones, whatever the account's clock.
 */
export const WebhookDelivery = defineEntity({
  name: 'WebhookDelivery',
  tableName: 'webhook_delivery',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  uniques: [{ name: 'webhook_delivery_account_id_id_unique', properties: ['account_id', 'id'] }],
  indexes: [
    {
      name: 'webhook_delivery_pending_index',
      properties: ['account_id', 'subscription_id', 'next_try_at', 'id'],
      where: "status = 'pending'",
    },
    { name: 'webhook_delivery_list_index', properties: ['account_id', 'subscription_id', 'id'] },
    { name: 'webhook_delivery_created_index', properties: ['created_at'] },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    subscription_id: p.uuid(),
    event_type: p.text(),
    message_id: p.uuid().nullable(),
    participant_id: p.uuid().nullable(),
    /** Of participant.updated: the names of the fields that changed. */
    changed: p.array().default([]),
    /** The body, as it was made for the first try. */
    payload: p.text().nullable(),
    status: p.enum(['pending', 'delivered', 'failed']).default('pending'),
    /** Since it was noted, or asked for again. */
    tries: p.integer().default(0),
    next_try_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    settled_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
