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
  indexes: [
    { name: 'contact_name_index', properties: ['account_id', 'name', 'id'] },
    {
      name: 'contact_merged_index',
      properties: ['account_id', 'merged_into_id'],
      where: 'merged_into_id is not null',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    name: p.text(),
    locale: p.text().nullable(),
    time_zone: p.text().nullable(),
    custom_data: p.json<CustomData>().defaultRaw(`'{}'`),
    /** Counts its changes: who saves an older one is told. */
    version: p.integer().default(1),
    archived_at: p.datetime().columnType('timestamptz').nullable(),
    /** Who they turned out to be, and what was moved there, so that it can be taken back. */
    merged_into_id: p.uuid().nullable(),
    merged: p.json<object>().nullable(),
    /** Being deleted: what is left of it goes page by page, and nobody finds it any more. */
    deleted_at: p.datetime().columnType('timestamptz').nullable(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    updated_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
