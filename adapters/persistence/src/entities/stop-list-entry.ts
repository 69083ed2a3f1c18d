import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** An address nothing may be sent to any more (flow-spec ruling 1). */
export const StopListEntry = defineEntity({
  name: 'StopListEntry',
  tableName: 'stop_list_entry',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [{ name: 'stop_list_entry_account_id_type_address_unique', properties: ['account_id', 'type', 'address'] }],
  indexes: [{ name: 'stop_list_entry_list_index', properties: ['account_id', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    type: p.enum(['phone', 'email']),
    address: p.text(),
    source: p.enum(['reply', 'staff', 'api', 'carrier']),
    word: p.text().nullable(),
    /** Staff's words; null where the client or a program put it there. */
    reason: p.text().nullable(),
    /** Who put it there; null: the client themselves, or the carrier. */
    added_by_user_id: p.uuid().nullable(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
