import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** Provider ids of what came in, so that a repeated webhook does nothing. */
export const InboundReceipt = defineEntity({
  name: 'InboundReceipt',
  tableName: 'inbound_receipt',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  properties: {
    account_id: p.uuid().primary(),
    provider_id: p.text().primary(),
    message_id: p.uuid().nullable(),
    received_at: p.datetime().columnType('timestamptz'),
  },
});
