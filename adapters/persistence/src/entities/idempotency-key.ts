import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/** A request with this key and the answer it got, for its repetition within a day. */
export const IdempotencyKey = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_key',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  indexes: [{ name: 'idempotency_key_created_index', properties: ['created_at'] }],
  properties: {
    account_id: p.uuid().primary(),
    key: p.text().primary(),
    request_hash: p.blob(),
    /** As it was written, letter by letter. */
    response: p.json<unknown>().columnType('json').nullable(),
    status: p.integer().nullable(),
    /** When the request that holds it began. */
    begun_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    /** Set in the transaction of the request's work: with an answer or without, it is not done again. */
    committed_at: p.datetime().columnType('timestamptz').nullable(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
