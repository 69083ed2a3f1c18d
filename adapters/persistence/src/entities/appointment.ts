import { defineEntity, p } from '@mikro-orm/core';
import { WallTimeType } from '../wall-time-type.ts';
import { tenantPolicy } from '../tenant-policy.ts';
import type { CustomData } from '@kept/rules/facts';

/**
 * An appointment (the API says event). `start_local`, `end_local` and `time_zone` are what a person meant; `start_at` is
 * derived from them for paging and sorting. `created_at`, `moved_at` and `cancelled_at` are in the account's time.
 */
export const Appointment = defineEntity({
  name: 'Appointment',
  tableName: 'appointment',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [
    { name: 'appointment_account_id_id_unique', properties: ['account_id', 'id'] },
    {
      name: 'appointment_external_id_unique',
      properties: ['account_id', 'external_id'],
      where: 'external_id is not null and deleted_at is null',
    },
  ],
  indexes: [
    { name: 'appointment_start_index', properties: ['account_id', 'start_at', 'id'] },
    { name: 'appointment_calendar_index', properties: ['account_id', 'calendar_id', 'start_at', 'id'] },
  ],
  checks: [{ name: 'appointment_ends_after_start', expression: 'end_local >= start_local' }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    calendar_id: p.uuid(),
    external_id: p.text().nullable(),
    title: p.text(),
    start_local: p.type(WallTimeType),
    end_local: p.type(WallTimeType),
    previous_start_local: p.type(WallTimeType).nullable(),
    time_zone: p.text(),
    all_day: p.boolean().default(false),
    start_at: p.datetime().columnType('timestamptz'),
    location: p.text().nullable(),
    custom_data: p.json<CustomData>().defaultRaw(`'{}'`),
    status: p.enum(['scheduled', 'cancelled']).default('scheduled'),
    version: p.integer().default(1),
    /** Counts the edits of the appointment and its participants; what two editors compare. */
    edition: p.integer().default(1),
    moved_at: p.datetime().columnType('timestamptz').nullable(),
    cancelled_at: p.datetime().columnType('timestamptz').nullable(),
    deleted_at: p.datetime().columnType('timestamptz').nullable(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    updated_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
