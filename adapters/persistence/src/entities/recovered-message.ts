import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** A text or a call of ours that the provider has and a restored database does not know; in real time. */
export const RecoveredMessage = defineEntity({
  name: 'RecoveredMessage',
  tableName: 'recovered_message',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  indexes: [{ name: 'recovered_message_address_index', properties: ['account_id', 'to_address'] }],
  properties: {
    account_id: p.uuid().primary(),
    provider_id: p.text().primary(),
    channel: p.enum(['sms', 'call']).default('sms'),
    from_address: p.text(),
    to_address: p.text(),
    /** Empty for a call: the provider does not keep what was said. */
    body: p.text(),
    sent_at: p.datetime().columnType('timestamptz'),
    imported_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
