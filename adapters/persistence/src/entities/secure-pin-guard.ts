import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** Tries of PINs of one person, a contact or a thread, over all their links; in real time. */
export const SecurePinGuard = defineEntity({
  name: 'SecurePinGuard',
  tableName: 'secure_pin_guard',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  properties: {
    account_id: p.uuid().primary(),
    person_id: p.uuid().primary(),
    wrong: p.integer().default(0),
    locked_at: p.datetime().columnType('timestamptz').nullable(),
    day: p.date(),
    wrong_that_day: p.integer().default(0),
  },
});
