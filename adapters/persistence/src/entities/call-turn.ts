import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** One time a call waited for a digit, with the digit (empty: the time ran out) and what was answered to it. */
export const CallTurn = defineEntity({
  name: 'CallTurn',
  tableName: 'call_turn',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  indexes: [{ name: 'call_turn_input_index', properties: ['account_id', 'input_id'] }],
  properties: {
    account_id: p.uuid().primary(),
    attempt_id: p.uuid().primary(),
    number: p.integer().primary(),
    digit: p.text(),
    input_id: p.uuid(),
    answer: p.json().nullable(),
    at: p.datetime().columnType('timestamptz'),
  },
});
