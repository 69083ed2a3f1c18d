import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/**
 * Words for use again, of one channel. `content` and `translations` have the shape an auto message of that type has, so
 * that a template may stand for any content.
 */
export const Template = defineEntity({
  name: 'Template',
  tableName: 'template',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [{ name: 'template_account_id_id_unique', properties: ['account_id', 'id'] }],
  indexes: [{ name: 'template_list_index', properties: ['account_id', 'channel', 'name'] }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    channel: p.enum(['sms', 'email', 'call']),
    name: p.text(),
    content: p.json<unknown>(),
    /** The same by locale; the default stands in `content`. */
    translations: p.json<unknown>().defaultRaw(`'{}'`),
    /** Counts its changes: who saves an older one is told. */
    version: p.integer().default(1),
    created_by_user_id: p.uuid().nullable(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    updated_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    archived_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
