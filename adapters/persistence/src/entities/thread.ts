import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** What the inbox shows for one client address. */
export const Thread = defineEntity({
  name: 'Thread',
  tableName: 'thread',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [
    { name: 'thread_account_id_id_unique', properties: ['account_id', 'id'] },
    { name: 'thread_account_id_type_address_unique', properties: ['account_id', 'type', 'address'] },
  ],
  indexes: [
    { name: 'thread_contact_index', properties: ['account_id', 'contact_id'], where: 'contact_id is not null' },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    contact_id: p.uuid().nullable(),
    type: p.enum(['phone', 'email']),
    address: p.text(),
    unread: p.integer().default(0),
    last_message_at: p.datetime().columnType('timestamptz'),
  },
});
