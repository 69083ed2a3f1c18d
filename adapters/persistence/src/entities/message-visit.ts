import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** One handing-over of an auto message and what became of it; times are the account's. What it left by stays. */
export const MessageVisit = defineEntity({
  name: 'MessageVisit',
  tableName: 'message_visit',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  indexes: [{ name: 'message_visit_schedule_index', properties: ['account_id', 'schedule_id', 'entered_at'] }],
  properties: {
    account_id: p.uuid().primary(),
    sequence_id: p.uuid().primary(),
    key: p.text().primary(),
    schedule_id: p.uuid(),
    auto_message_id: p.text(),
    entered_at: p.datetime().columnType('timestamptz'),
    outcome: p.enum(['waiting', 'answer', 'transition', 'timer', 'failed', 'expired']),
    left_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
