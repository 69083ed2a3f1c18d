import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/** A message of which nobody knew whether it went out. In real time. */
export const UnknownNotice = defineEntity({
  name: 'UnknownNotice',
  tableName: 'unknown_notice',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  indexes: [{ name: 'unknown_notice_untold_index', properties: ['noted_at'], where: 'told_at is null' }],
  properties: {
    account_id: p.uuid().primary(),
    message_id: p.uuid().primary(),
    noted_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    /** When staff were told; null: they are to be. */
    told_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
