import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** What an account keeps of its contacts beside their names and addresses: texts and conditions name it by `key`. */
export const CustomField = defineEntity({
  name: 'CustomField',
  tableName: 'custom_field',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [
    { name: 'custom_field_account_id_id_unique', properties: ['account_id', 'id'] },
    { name: 'custom_field_key_unique', properties: ['account_id', 'key'] },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    /** `birthday` of `{{ custom.birthday }}`; never changed: texts that name it would say nothing. */
    key: p.text(),
    label: p.text(),
    type: p.enum(['text', 'number', 'date', 'yes_no', 'choice']),
    /** Of a choice, in the order they are offered. */
    choices: p.json<readonly string[]>().defaultRaw(`'[]'`),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    updated_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
