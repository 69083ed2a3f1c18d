import type { Pool } from 'pg';
import { inTransaction, type Statement } from '@kept/sequences/transaction';
import { isSameHash, parseApiKey } from './api-key.ts';
import type { KeyCaller } from './caller.ts';
import type { Credentials } from './credentials-of.ts';
import { isScope } from './scopes.ts';

const FIND: Statement = {
  name: 'find_api_key',
  text: `select k.id, k.requests_a_minute, k.key_hash, k.scopes, k.user_id, u.email, u.role, u.operator,
      coalesce(k.last_used_at < now() - interval '1 minute', true) as is_new_use
    from api_key k join "user" u on u.account_id = k.account_id and u.id = k.user_id
    where k.account_id = $1 and k.prefix = $2 and k.revoked_at is null and u.disabled_at is null`,
};

const TOUCH: Statement = {
  name: 'touch_api_key',
  text: 'update api_key set last_used_at = now() where account_id = $1 and id = $2',
};

interface KeyRow {
  readonly id: string;
  readonly requests_a_minute: number | null;
  readonly key_hash: Buffer;
  readonly scopes: readonly string[];
  readonly user_id: string;
  readonly email: string;
  readonly role: 'admin' | 'staff';
  readonly operator: boolean;
  readonly is_new_use: boolean;
}

/**
 * Whose key it is, which, and its own limit; null for an unknown, revoked or misattributed one. One round trip, two when
 * the use is noted.
 */
export async function findCaller(pool: Pool, { key, email }: Credentials): Promise<KeyCaller | null> {
  const parsed = parseApiKey(key);
  if (parsed === null) return null;
  const { account_id, prefix, hash } = parsed;
  return inTransaction({ pool, account_id }, async (transaction) => {
    const rows = await transaction.read<KeyRow>(FIND, [account_id, prefix]);
    const row = rows.find((each) => isSameHash(each.key_hash, hash));
    if (row === undefined || (email !== null && email !== row.email)) return null;
    if (row.is_new_use) transaction.write(TOUCH, [account_id, row.id]);
    const { id: key_id, requests_a_minute, user_id, role, operator } = row;
    const scopes = row.scopes.filter(isScope);
    const person = { account_id, user_id, email: row.email, role, operator, scopes };
    return { ...person, via: 'key', key_id, requests_a_minute, session_id: null };
  });
}
