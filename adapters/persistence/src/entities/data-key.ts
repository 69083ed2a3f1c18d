import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/** A key of an account for its private content, sealed by the key in the environment that `wrapping_key_id` names. */
export const DataKey = defineEntity({
  name: 'DataKey',
  tableName: 'data_key',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  uniques: [{ name: 'data_key_account_id_id_unique', properties: ['account_id', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    wrapping_key_id: p.text(),
    wrapped: p.blob(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
