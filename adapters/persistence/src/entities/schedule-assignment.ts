import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** Which schedule an appointment gets: the first assignment by position that fits; what it leaves open, everybody fits. */
export const ScheduleAssignment = defineEntity({
  name: 'ScheduleAssignment',
  tableName: 'schedule_assignment',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [{ name: 'schedule_assignment_account_id_position_unique', properties: ['account_id', 'position'] }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    position: p.integer(),
    schedule_id: p.uuid(),
    calendar_ids: p.array().columnType('uuid[]').default([]),
    condition: p.json<object>().nullable(),
    locale: p.text().nullable(),
  },
});
