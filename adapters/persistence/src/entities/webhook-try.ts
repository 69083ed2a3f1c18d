import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** One request that carried a delivery, and what came of it. */
export const WebhookTry = defineEntity({
  name: 'WebhookTry',
  tableName: 'webhook_try',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  properties: {
    account_id: p.uuid().primary(),
    delivery_id: p.uuid().primary(),
    number: p.integer().primary(),
    started_at: p.datetime().columnType('timestamptz'),
    duration_ms: p.integer(),
    /** Of the answer; null: none came. */
    status_code: p.integer().nullable(),
    /** Why it counts as failed, stable; null: it was delivered. */
    error_code: p.text().nullable(),
    /** The first part of the answer. */
    answer: p.text().nullable(),
  },
});
