import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** A number or mailbox we send from; its own opt-out words add to the standard ones. */
export const Sender = defineEntity({
  name: 'Sender',
  tableName: 'sender',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [
    { name: 'sender_account_id_id_unique', properties: ['account_id', 'id'] },
    { name: 'sender_account_id_type_address_unique', properties: ['account_id', 'type', 'address'] },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    channel_id: p.uuid(),
    type: p.enum(['phone', 'email']),
    address: p.text(),
    is_default: p.boolean().default(false),
    opt_out_words: p.array().default([]),
  },
});
