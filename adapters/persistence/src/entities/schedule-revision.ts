import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** One state of a schedule. At most one is a draft; a published one never changes (a trigger holds it). */
export const ScheduleRevision = defineEntity({
  name: 'ScheduleRevision',
  tableName: 'schedule_revision',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [
    { name: 'schedule_revision_account_id_id_unique', properties: ['account_id', 'id'] },
    {
      name: 'schedule_revision_account_id_schedule_id_number_unique',
      properties: ['account_id', 'schedule_id', 'number'],
    },
    { name: 'schedule_revision_one_draft', properties: ['account_id', 'schedule_id'], where: "status = 'draft'" },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    schedule_id: p.uuid(),
    number: p.integer(),
    status: p.enum(['draft', 'published']),
    definition: p.json<unknown>(),
    layout: p.json<unknown>().defaultRaw(`'{}'`),
    etag: p.text(),
    author_user_id: p.uuid().nullable(),
    note: p.text().nullable(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    saved_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    published_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
