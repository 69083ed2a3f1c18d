import type { Pool } from 'pg';
import { inTransaction, type Statement } from '@kept/sequences/transaction';
import type { SessionCaller } from './caller.ts';
import { SCOPES_OF_ROLE } from './scopes.ts';
import { parseSecretToken } from './secret-token.ts';
import { IDLE_DAYS, SESSION_DAYS } from './session-life.ts';

const FIND: Statement = {
  name: 'find_session',
  text: `select s.id, s.user_id, u.email, u.role, u.operator,
      s.last_seen_at < now() - interval '1 minute' or s.address <> $3 as is_new_use
    from session s join "user" u on u.account_id = s.account_id and u.id = s.user_id
    where s.account_id = $1 and s.token_hash = $2 and s.expires_at > now() and u.disabled_at is null`,
};

const TOUCH: Statement = {
  name: 'touch_session',
  text: `with touched as (
      update session set last_seen_at = now(), address = $3,
        expires_at = least(now() + interval '${IDLE_DAYS} days', created_at + interval '${SESSION_DAYS} days')
      where account_id = $1 and id = $2 returning account_id, user_id
    )
    update "user" u set last_seen_at = now() from touched t where u.account_id = t.account_id and u.id = t.user_id`,
};

interface SessionRow {
  readonly id: string;
  readonly user_id: string;
  readonly email: string;
  readonly role: 'admin' | 'staff';
  readonly operator: boolean;
  readonly is_new_use: boolean;
}

interface SessionRequest {
  /** The cookie's value. */
  readonly token: string;
  /** Where the request came from. */
  readonly address: string;
}

/** Whose session it is; null for one that is not, is over or whose person is disabled. Its use is noted once a minute. */
export async function findSession(pool: Pool, { token, address }: SessionRequest): Promise<SessionCaller | null> {
  const parsed = parseSecretToken(token);
  if (parsed === null) return null;
  const { account_id, hash } = parsed;
  return inTransaction({ pool, account_id }, async (transaction) => {
    const [row] = await transaction.read<SessionRow>(FIND, [account_id, hash, address]);
    if (row === undefined) return null;
    const { id: session_id, user_id, email, role, operator } = row;
    if (row.is_new_use) transaction.write(TOUCH, [account_id, session_id, address]);
    return { account_id, user_id, email, role, operator, scopes: SCOPES_OF_ROLE[role], via: 'session', session_id };
  });
}
