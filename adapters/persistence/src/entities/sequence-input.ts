import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/** Whatever can move a sequence, written with the change it reports; `source_key` makes it once-only. */
export const SequenceInput = defineEntity({
  name: 'SequenceInput',
  tableName: 'sequence_input',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  uniques: [
    { name: 'sequence_input_account_id_id_unique', properties: ['account_id', 'id'] },
    { name: 'sequence_input_source_unique', properties: ['account_id', 'sequence_id', 'source_key'] },
  ],
  indexes: [
    { name: 'sequence_input_unhandled_index', properties: ['account_id', 'sequence_id'], where: 'handled_at is null' },
    { name: 'sequence_input_waiting_index', properties: ['created_at'], where: 'handled_at is null and not lazy' },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    sequence_id: p.uuid(),
    life: p.integer(),
    source_key: p.text(),
    type: p.text(),
    payload: p.json<unknown>().defaultRaw(`'{}'`),
    at: p.datetime().columnType('timestamptz'),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    /** True: it waits for the next look, and nobody is nudged for it. */
    lazy: p.boolean().default(false),
    handled_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
