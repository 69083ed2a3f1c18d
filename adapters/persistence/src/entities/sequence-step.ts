import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** One decision: the input, what was looked at and what followed. References, never a client's words. */
export const SequenceStep = defineEntity({
  name: 'SequenceStep',
  tableName: 'sequence_step',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  indexes: [
    { name: 'sequence_step_sequence_index', properties: ['account_id', 'sequence_id', 'id'] },
    {
      name: 'sequence_step_state_index',
      properties: ['account_id', 'id'],
      where: `effects @> '[{"type": "set_state"}]'::jsonb`,
    },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    sequence_id: p.uuid(),
    life: p.integer(),
    input_id: p.uuid().nullable(),
    input_type: p.text(),
    at: p.datetime().columnType('timestamptz'),
    trace: p.json<unknown>(),
    effects: p.json<unknown>(),
    did: p.array().default([]),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
