import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** The answer a request with this key got, for its repetition. */
export const IdempotencyKey = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_key',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  properties: {
    account_id: p.uuid().primary(),
    key: p.text().primary(),
    request_hash: p.blob(),
    response: p.json<unknown>().nullable(),
    status: p.integer().nullable(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
