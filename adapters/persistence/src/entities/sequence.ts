import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/**
 * One participant's run through a schedule. `wake_at` and `last_decided_at` are in the account's time. `planned_count` is
 * how many messages the last decision saw ahead, null before the first; `held_count` how many staff hold back. `heard_at` is when a client's
 * words last reached it. `pinned_revision_id` is what a publish left it at; null: it follows what is published.
 */
export const Sequence = defineEntity({
  name: 'Sequence',
  tableName: 'sequence',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  uniques: [
    { name: 'sequence_account_id_id_unique', properties: ['account_id', 'id'] },
    { name: 'sequence_account_id_participant_id_unique', properties: ['account_id', 'participant_id'] },
  ],
  indexes: [
    { name: 'sequence_appointment_index', properties: ['account_id', 'appointment_id'] },
    { name: 'sequence_wake_index', properties: ['account_id', 'wake_at'], where: 'not finished and held_at is null' },
    { name: 'sequence_schedule_index', properties: ['account_id', 'schedule_id', 'appointment_id'] },
    {
      name: 'sequence_attention_index',
      properties: ['account_id', 'appointment_id'],
      where: 'held_at is not null or held_count > 0 or stuck_at is not null',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    participant_id: p.uuid(),
    appointment_id: p.uuid(),
    schedule_id: p.uuid(),
    pinned_revision_id: p.uuid().nullable(),
    life: p.integer().default(1),
    memory: p.json<unknown>().nullable(),
    wake_at: p.datetime().columnType('timestamptz').nullable(),
    finished: p.boolean().default(false),
    held_at: p.datetime().columnType('timestamptz').nullable(),
    held_reason: p.text().nullable(),
    planned_count: p.integer().nullable(),
    held_count: p.integer().default(0),
    heard_at: p.datetime().columnType('timestamptz').nullable(),
    stuck_at: p.datetime().columnType('timestamptz').nullable(),
    stuck_reason: p.text().nullable(),
    last_decided_at: p.datetime().columnType('timestamptz').nullable(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    updated_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
