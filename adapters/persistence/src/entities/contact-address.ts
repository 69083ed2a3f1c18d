import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** A contact's normalised address: E.164 or lower-cased. */
export const ContactAddress = defineEntity({
  name: 'ContactAddress',
  tableName: 'contact_address',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [{ name: 'contact_address_account_id_type_address_unique', properties: ['account_id', 'type', 'address'] }],
  indexes: [{ name: 'contact_address_contact_index', properties: ['account_id', 'contact_id'] }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    contact_id: p.uuid(),
    type: p.enum(['phone', 'email']),
    address: p.text(),
    /** The first of a type is the usual one. */
    position: p.integer().default(0),
  },
});
