import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** What a contact said of one way of being reached, as staff wrote it down; without a row nobody asked. */
export const Consent = defineEntity({
  name: 'Consent',
  tableName: 'consent',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  properties: {
    account_id: p.uuid().primary(),
    contact_id: p.uuid().primary(),
    channel: p.enum(['sms', 'email', 'call']).primary(),
    state: p.enum(['given', 'refused']),
    reason: p.text(),
    set_by_user_id: p.uuid(),
    set_at: p.datetime().columnType('timestamptz'),
  },
});
