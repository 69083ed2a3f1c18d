import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/** What somebody's browsers are to tell: who and what kind, never what was said, since it stands on locked screens. */
export const PushNotice = defineEntity({
  name: 'PushNotice',
  tableName: 'push_notice',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  indexes: [
    { name: 'push_notice_waiting_index', properties: ['account_id', 'created_at'], where: 'taken_at is null' },
    { name: 'push_notice_created_index', properties: ['account_id', 'created_at'] },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    user_id: p.uuid(),
    title: p.text(),
    body: p.text(),
    /** The page it is about. */
    path: p.text(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    taken_at: p.datetime().columnType('timestamptz').nullable(),
    /** How many browsers the push services took it for. */
    browsers: p.integer().nullable(),
  },
});
