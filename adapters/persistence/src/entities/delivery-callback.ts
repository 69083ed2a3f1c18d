import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** What a provider reported, as received. */
export const DeliveryCallback = defineEntity({
  name: 'DeliveryCallback',
  tableName: 'delivery_callback',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  indexes: [{ name: 'delivery_callback_attempt_index', properties: ['account_id', 'attempt_id'] }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    attempt_id: p.uuid(),
    message_id: p.uuid(),
    provider_id: p.text(),
    status: p.text(),
    error_code: p.text().nullable(),
    received_at: p.datetime().columnType('timestamptz'),
  },
});
