import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** A text of ours that the provider has and a restored database does not know; in real time. */
export const RecoveredMessage = defineEntity({
  name: 'RecoveredMessage',
  tableName: 'recovered_message',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  indexes: [{ name: 'recovered_message_address_index', properties: ['account_id', 'to_address'] }],
  properties: {
    account_id: p.uuid().primary(),
    provider_id: p.text().primary(),
    from_address: p.text(),
    to_address: p.text(),
    body: p.text(),
    sent_at: p.datetime().columnType('timestamptz'),
    imported_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
