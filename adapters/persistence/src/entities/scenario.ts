import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** What must happen with a schedule: an appointment, a script and what must have come of it at its end. */
export const Scenario = defineEntity({
  name: 'Scenario',
  tableName: 'scenario',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  indexes: [{ name: 'scenario_schedule_index', properties: ['account_id', 'schedule_id'] }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    schedule_id: p.uuid(),
    name: p.text(),
    scenario: p.json<unknown>(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
