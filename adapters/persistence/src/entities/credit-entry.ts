import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** A movement of credits: negative where a message took some. Entries are added, never changed. */
export const CreditEntry = defineEntity({
  name: 'CreditEntry',
  tableName: 'credit_entry',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  indexes: [
    { name: 'credit_entry_list_index', properties: ['account_id', 'id'] },
    { name: 'credit_entry_message_index', properties: ['account_id', 'message_id'], where: 'message_id is not null' },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    amount: p.integer(),
    /** `returned`: taken for a message that surely did not leave. */
    reason: p.enum(['message', 'returned', 'granted', 'corrected']),
    message_id: p.uuid().nullable(),
    /** Staff's words, where a person moved them. */
    note: p.text().nullable(),
    user_id: p.uuid().nullable(),
    at: p.datetime().columnType('timestamptz'),
  },
});
