import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** Something worth telling a person later, by a stable code. */
export const LogEntry = defineEntity({
  name: 'LogEntry',
  tableName: 'log_entry',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  indexes: [
    { name: 'log_entry_log_index', properties: ['account_id', 'id'] },
    { name: 'log_entry_appointment_index', properties: ['account_id', 'appointment_id', 'id'] },
    {
      name: 'log_entry_stop_list_index',
      properties: ['account_id', 'id'],
      where: "code in ('stop_list_added', 'stop_list_removed')",
    },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    sequence_id: p.uuid().nullable(),
    appointment_id: p.uuid().nullable(),
    message_id: p.uuid().nullable(),
    code: p.text(),
    detail: p.json<unknown>().defaultRaw(`'{}'`),
    at: p.datetime().columnType('timestamptz'),
  },
});
