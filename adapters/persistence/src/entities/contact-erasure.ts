import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/**
 * The deletion of a contact, which goes page by page. What they are found by stands here until it is done, and then
 * nothing of it.
 */
export const ContactErasure = defineEntity({
  name: 'ContactErasure',
  tableName: 'contact_erasure',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  uniques: [{ name: 'contact_erasure_account_id_contact_id_unique', properties: ['account_id', 'contact_id'] }],
  indexes: [{ name: 'contact_erasure_open_index', properties: ['requested_at'], where: 'done_at is null' }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    /** No reference: the contact goes, this stays. */
    contact_id: p.uuid(),
    requested_by_user_id: p.uuid(),
    requested_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    /** The contact's, and those that were merged into it. */
    contact_ids: p.array().columnType('uuid[]').default([]),
    names: p.array().default([]),
    addresses: p.array().default([]),
    stage: p.enum(['appointments', 'messages', 'log', 'webhooks', 'rest']).default('appointments'),
    /** The last id of the stage that is done; null: it begins. */
    cursor: p.uuid().nullable(),
    done_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
