import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** Where appointments stand; its zone is theirs unless they name another. */
export const Calendar = defineEntity({
  name: 'Calendar',
  tableName: 'calendar',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [
    { name: 'calendar_account_id_id_unique', properties: ['account_id', 'id'] },
    { name: 'calendar_one_default', properties: ['account_id'], where: 'is_default' },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    name: p.text(),
    owner_user_id: p.uuid().nullable(),
    time_zone: p.text(),
    is_default: p.boolean().default(false),
    /** What it sends from, where that is not the account's usual number or mailbox. */
    phone_sender_id: p.uuid().nullable(),
    email_sender_id: p.uuid().nullable(),
  },
});
