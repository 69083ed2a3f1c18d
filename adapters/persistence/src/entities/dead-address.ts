import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** An address that can never work on a channel, as a failure has shown: nothing is sent to it until staff try it once more. */
export const DeadAddress = defineEntity({
  name: 'DeadAddress',
  tableName: 'dead_address',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  properties: {
    account_id: p.uuid().primary(),
    channel: p.enum(['sms', 'email', 'call']).primary(),
    address: p.text().primary(),
    error_code: p.text(),
    since: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
