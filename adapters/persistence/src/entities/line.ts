import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** One of our senders and one client address; it carries the open questions (flow-spec ruling 3). */
export const Line = defineEntity({
  name: 'Line',
  tableName: 'line',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [
    { name: 'line_account_id_id_unique', properties: ['account_id', 'id'] },
    { name: 'line_account_id_sender_id_address_unique', properties: ['account_id', 'sender_id', 'address'] },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    sender_id: p.uuid(),
    address: p.text(),
    /** The question "which one?": the reply it is about, by id, and what can be picked; null: nothing is asked. */
    pending: p.json<unknown>().nullable(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
