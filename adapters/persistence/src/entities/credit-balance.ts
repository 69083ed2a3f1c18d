import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** What an account may still spend. An account without one is not limited; its spending is written down all the same. */
export const CreditBalance = defineEntity({
  name: 'CreditBalance',
  tableName: 'credit_balance',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  checks: [{ name: 'credit_balance_not_negative', expression: 'balance >= 0' }],
  properties: {
    account_id: p.uuid().primary(),
    balance: p.integer(),
    /** Staff are told when the balance falls below; null: never. */
    alert_below: p.integer().nullable(),
    alerted_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
