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
  checks: [{ name: 'sender_rate_per_second_check', expression: 'rate_per_second >= 1 and rate_per_second <= 1000' }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    channel_id: p.uuid(),
    type: p.enum(['phone', 'email']),
    address: p.text(),
    is_default: p.boolean().default(false),
    opt_out_words: p.array().default([]),
    /** How many messages a second the provider takes from it; null: as many as there are. */
    rate_per_second: p.integer().nullable(),
  },
});
