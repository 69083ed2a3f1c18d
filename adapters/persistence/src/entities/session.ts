import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/** A browser somebody is signed in on. Of its cookie only the SHA-256 is kept; ended sessions are deleted. */
export const Session = defineEntity({
  name: 'Session',
  tableName: 'session',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  indexes: [{ name: 'session_user_index', properties: ['account_id', 'user_id'] }],
  uniques: [{ name: 'session_account_id_token_hash_unique', properties: ['account_id', 'token_hash'] }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    user_id: p.uuid(),
    token_hash: p.blob(),
    /** What it runs on, in words. */
    device: p.text(),
    /** The network address it was last seen at. */
    address: p.text(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    last_seen_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    /** Moves on with each use, as far as a session may live at all. */
    expires_at: p.datetime().columnType('timestamptz'),
  },
});
