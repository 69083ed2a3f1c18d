import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** The next moment that is free for a message of a sender, in real time: what keeps all workers together below its rate. */
export const SenderSlot = defineEntity({
  name: 'SenderSlot',
  tableName: 'sender_slot',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  properties: {
    account_id: p.uuid().primary(),
    sender_id: p.uuid().primary(),
    free_at: p.datetime().columnType('timestamptz'),
  },
});
