import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/** A person who signs in. Addresses are lower-cased and unique over all accounts. */
export const User = defineEntity({
  name: 'User',
  tableName: 'user',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  uniques: [{ name: 'user_account_id_id_unique', properties: ['account_id', 'id'] }],
  checks: [{ name: 'user_email_lower_case', expression: 'email = lower(email)' }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    email: p.text().unique('user_email_unique'),
    name: p.text(),
    role: p.enum(['admin', 'staff']),
    operator: p.boolean().default(false),
    /** Where calls are forwarded to; E.164. */
    phone: p.text().nullable(),
    password_hash: p.text(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    disabled_at: p.datetime().columnType('timestamptz').nullable(),
    /** To the minute, by a session. */
    last_seen_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
