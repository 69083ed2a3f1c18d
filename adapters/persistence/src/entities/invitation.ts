import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/**
 * A link by which somebody sets their password: as a new person of the account, or (`reset`) as the one they are. Of its
 * token only the SHA-256 is kept; used ones are deleted.
 */
export const Invitation = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  indexes: [
    {
      name: 'invitation_one_an_address',
      expression: `create unique index invitation_one_an_address on invitation (account_id, email) where kind = 'invitation'`,
    },
    {
      name: 'invitation_one_reset_a_user',
      expression: `create unique index invitation_one_reset_a_user on invitation (account_id, user_id) where kind = 'reset'`,
    },
  ],
  uniques: [{ name: 'invitation_account_id_token_hash_unique', properties: ['account_id', 'token_hash'] }],
  checks: [
    { name: 'invitation_email_lower_case', expression: 'email = lower(email)' },
    {
      name: 'invitation_for_somebody',
      expression: `(kind = 'invitation' and role is not null and user_id is null) or (kind = 'reset' and role is null and user_id is not null)`,
    },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    kind: p.enum(['invitation', 'reset']),
    email: p.text(),
    role: p.enum(['admin', 'staff']).nullable(),
    /** Whose password it resets. */
    user_id: p.uuid().nullable(),
    token_hash: p.blob(),
    invited_by_user_id: p.uuid(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    expires_at: p.datetime().columnType('timestamptz'),
  },
});
