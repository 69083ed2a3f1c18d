import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';
import type { CustomData } from '@kept/rules/facts';

/** A client as the account knows them; appointments find them by address. */
export const Contact = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [{ name: 'contact_account_id_id_unique', properties: ['account_id', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    name: p.text(),
    locale: p.text().nullable(),
    time_zone: p.text().nullable(),
    custom_data: p.json<CustomData>().defaultRaw(`'{}'`),
  },
});
