import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** The PIN of a contact, sealed: staff can read it out, and each look is in the log. */
export const SecurePin = defineEntity({
  name: 'SecurePin',
  tableName: 'secure_pin',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  properties: {
    account_id: p.uuid().primary(),
    contact_id: p.uuid().primary(),
    data_key_id: p.uuid(),
    sealed: p.blob(),
    set_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
