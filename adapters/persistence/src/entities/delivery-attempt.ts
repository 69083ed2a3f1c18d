import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** One call to a provider for a message; its id stands in the callback's address. */
export const DeliveryAttempt = defineEntity({
  name: 'DeliveryAttempt',
  tableName: 'delivery_attempt',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [{ name: 'delivery_attempt_account_id_id_unique', properties: ['account_id', 'id'] }],
  indexes: [
    { name: 'delivery_attempt_message_index', properties: ['account_id', 'message_id'] },
    { name: 'delivery_attempt_started_index', properties: ['account_id', 'started_at'] },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    message_id: p.uuid(),
    number: p.integer(),
    outcome: p.enum(['pending', 'accepted', 'not_sent', 'failed', 'unknown']),
    provider_id: p.text().nullable(),
    error_code: p.text().nullable(),
    error: p.text().nullable(),
    started_at: p.datetime().columnType('timestamptz'),
    ended_at: p.datetime().columnType('timestamptz').nullable(),
    /** Whether its sequence looks as soon as the message is accepted; else it learns of it at its next look. */
    look_when_accepted: p.boolean().default(true),
  },
});
