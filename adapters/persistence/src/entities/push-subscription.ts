import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/** A browser that may tell somebody of what happens, by its maker's push service (RFC 8030). */
export const PushSubscription = defineEntity({
  name: 'PushSubscription',
  tableName: 'push_subscription',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  indexes: [{ name: 'push_subscription_user_index', properties: ['account_id', 'user_id'] }],
  uniques: [{ name: 'push_subscription_account_id_endpoint_unique', properties: ['account_id', 'endpoint'] }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    user_id: p.uuid(),
    /** Where the push service takes messages for it. */
    endpoint: p.text(),
    /** Its public key and secret, in base64url: only it can read what is sent (RFC 8291). */
    p256dh: p.text(),
    auth: p.text(),
    /** What it runs on, in words. */
    device: p.text(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    /** Why the last try did not reach the push service; null: it did, or there was none. */
    failure: p.text().nullable(),
  },
});
