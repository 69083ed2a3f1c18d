import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** A flow an admin draws; its content lives in its revisions. An archived one gets no new appointments. */
export const MessageSchedule = defineEntity({
  name: 'MessageSchedule',
  tableName: 'message_schedule',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [{ name: 'message_schedule_account_id_id_unique', properties: ['account_id', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    name: p.text(),
    published_revision_id: p.uuid().nullable(),
    archived_at: p.datetime().columnType('timestamptz').nullable(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
