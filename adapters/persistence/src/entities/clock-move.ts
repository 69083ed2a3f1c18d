import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** A move of a sandbox account's clock that is under way. `from_at` and `to_at` are in the account's time. */
export const ClockMove = defineEntity({
  name: 'ClockMove',
  tableName: 'clock_move',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  properties: {
    account_id: p.uuid().primary(),
    id: p.uuid(),
    from_at: p.datetime().columnType('timestamptz'),
    to_at: p.datetime().columnType('timestamptz'),
    renewed_at: p.datetime().columnType('timestamptz'),
  },
});
