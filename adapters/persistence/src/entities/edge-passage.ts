import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** One answer that matched, authored or built in, to one auto message; `at` is the account's time. */
export const EdgePassage = defineEntity({
  name: 'EdgePassage',
  tableName: 'edge_passage',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  indexes: [{ name: 'edge_passage_schedule_index', properties: ['account_id', 'schedule_id', 'at'] }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    sequence_id: p.uuid(),
    schedule_id: p.uuid(),
    auto_message_id: p.text(),
    auto_reply_id: p.text().nullable(),
    built_in_id: p.text().nullable(),
    at: p.datetime().columnType('timestamptz'),
  },
});
