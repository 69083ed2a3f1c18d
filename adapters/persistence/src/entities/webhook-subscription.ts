import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/**
 * Where an account's own program hears of what changes (Standard Webhooks). Kept when deleted, without its secrets:
 * what changes meanwhile may be noting a delivery for it.
 */
export const WebhookSubscription = defineEntity({
  name: 'WebhookSubscription',
  tableName: 'webhook_subscription',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  uniques: [{ name: 'webhook_subscription_account_id_id_unique', properties: ['account_id', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    url: p.text(),
    description: p.text().default(''),
    event_types: p.array(),
    /** Sealed as the credentials of channels are. */
    secret: p.blob(),
    secret_key_id: p.text(),
    /** The one before, which signs as well until then. */
    previous_secret: p.blob().nullable(),
    previous_secret_key_id: p.text().nullable(),
    previous_secret_until: p.datetime().columnType('timestamptz').nullable(),
    disabled_at: p.datetime().columnType('timestamptz').nullable(),
    disabled_reason: p.enum(['by_person', 'gone', 'failing']).nullable(),
    /** Since when every try has failed, and how many that were; nothing is tried before `quiet_until`. */
    failing_since: p.datetime().columnType('timestamptz').nullable(),
    failures: p.integer().default(0),
    quiet_until: p.datetime().columnType('timestamptz').nullable(),
    /** A worker is on it until then at the latest. */
    busy_until: p.datetime().columnType('timestamptz').nullable(),
    deleted_at: p.datetime().columnType('timestamptz').nullable(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    updated_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
