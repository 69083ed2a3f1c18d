import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** A key as shown once: only its SHA-256 is kept. `prefix` is its recognisable beginning. */
export const ApiKey = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [{ name: 'api_key_account_id_key_hash_unique', properties: ['account_id', 'key_hash'] }],
  checks: [{ name: 'api_key_requests_a_minute_check', expression: 'requests_a_minute > 0' }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    user_id: p.uuid(),
    name: p.text(),
    prefix: p.text(),
    key_hash: p.blob(),
    scopes: p.array().default([]),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    last_used_at: p.datetime().columnType('timestamptz').nullable(),
    /** Null: the usual limit. */
    requests_a_minute: p.integer().nullable(),
    /** The minute that counts, and how many requests of it API processes have taken for themselves. */
    window_at: p.datetime().columnType('timestamptz').nullable(),
    window_given: p.integer().default(0),
    revoked_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
