import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/**
 * What was said with one client address. The inbox shows the threads of a person together: a contact's, or that of an
 * address nobody knows alone. `last_inbound_at` is in the account's time.
 */
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
    { name: 'thread_person_index', properties: ['account_id', 'person_id', 'last_inbound_at', 'id'] },
    {
      name: 'thread_inbox_index',
      properties: ['account_id', 'last_inbound_at', 'id'],
      where: 'last_inbound_at is not null and archived_at is null',
    },
    {
      name: 'thread_heard_index',
      properties: ['account_id', 'last_inbound_at', 'id'],
      where: 'last_inbound_at is not null',
    },
    {
      name: 'thread_archived_index',
      properties: ['account_id', 'last_inbound_at', 'id'],
      where: 'last_inbound_at is not null and archived_at is not null',
    },
    {
      name: 'thread_assigned_index',
      properties: ['account_id', 'assigned_user_id', 'last_inbound_at', 'id'],
      where: 'assigned_user_id is not null',
    },
    { name: 'thread_unread_index', properties: ['account_id', 'last_inbound_at', 'id'], where: 'unread > 0' },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    contact_id: p.uuid().nullable(),
    type: p.enum(['phone', 'email']),
    address: p.text(),
    unread: p.integer().default(0),
    last_message_at: p.datetime().columnType('timestamptz'),
    /** When they last wrote; null: never, and the inbox does not show them. */
    last_inbound_at: p.datetime().columnType('timestamptz').nullable(),
    /** Put away by staff, until they write again. */
    archived_at: p.datetime().columnType('timestamptz').nullable(),
    /** Who of staff sees to it. */
    assigned_user_id: p.uuid().nullable(),
    /** The contact, or the thread itself where nobody knows whose address it is. */
    person_id: p.uuid().generated('(coalesce(contact_id, id)) stored'),
  },
});
