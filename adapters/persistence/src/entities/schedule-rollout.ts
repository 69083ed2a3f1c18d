import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/**
 * A published revision on its way to the sequences that ran when it was published. `reached_id` is the last sequence it
 * came to, in order of id; `paged_at` when it last got further. A rollout that a newer one took over is superseded.
 */
export const ScheduleRollout = defineEntity({
  name: 'ScheduleRollout',
  tableName: 'schedule_rollout',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  uniques: [{ name: 'schedule_rollout_account_id_id_unique', properties: ['account_id', 'id'] }],
  indexes: [
    { name: 'schedule_rollout_running_index', properties: ['account_id', 'schedule_id'], where: "state = 'running'" },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    schedule_id: p.uuid(),
    revision_id: p.uuid(),
    state: p.enum(['running', 'done', 'superseded']).default('running'),
    total: p.integer(),
    done: p.integer().default(0),
    nudged: p.integer().default(0),
    reached_id: p.uuid().nullable(),
    started_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    paged_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    ended_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
