import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** One who is to get a broadcast, in the order they were named. */
export const BroadcastRecipient = defineEntity({
  name: 'BroadcastRecipient',
  tableName: 'broadcast_recipient',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  indexes: [
    {
      name: 'broadcast_recipient_message_index',
      properties: ['account_id', 'message_id'],
      where: 'message_id is not null',
    },
    {
      name: 'broadcast_recipient_waiting_index',
      properties: ['account_id', 'broadcast_id', 'position'],
      where: "status = 'waiting'",
    },
  ],
  properties: {
    account_id: p.uuid().primary(),
    broadcast_id: p.uuid().primary(),
    position: p.integer().primary(),
    /** E.164 or lower-cased; as it was named where it is no address. */
    address: p.text(),
    contact_id: p.uuid().nullable(),
    appointment_id: p.uuid().nullable(),
    participant_id: p.uuid().nullable(),
    /** `made`: a message stands for it, whose own status says the rest. `held`: its words could not be rendered. */
    status: p.enum(['waiting', 'made', 'held', 'skipped', 'cancelled']),
    /** Why it is held or skipped, by code. */
    reason: p.text().nullable(),
    message_id: p.uuid().nullable(),
    /** How often staff had it tried anew. */
    tries: p.integer().default(0),
  },
});
