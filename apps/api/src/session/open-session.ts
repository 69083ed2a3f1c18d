import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '@kept/persistence/new-id';
import { newSecretToken } from '../access/secret-token.ts';
import { IDLE_DAYS } from '../access/session-life.ts';
import { deviceOf } from './device-of.ts';

/** Where somebody signs in from. */
export interface Visitor {
  /** Network address. */
  readonly address: string;
  readonly user_agent: string | undefined;
  /** The session cookie the browser already has. */
  readonly token: string | null;
}

/** A session that was just made. */
export interface OpenedSession {
  readonly session_id: string;
  /** For the cookie; kept nowhere. */
  readonly token: string;
}

interface OpenRequest {
  readonly account_id: string;
  readonly user_id: string;
  readonly visitor: Visitor;
}

/** Signs a person in, always under a new token: one that was there before the sign-in is worth nothing after it. */
export async function openSession(
  em: EntityManager,
  { account_id, user_id, visitor: { address, user_agent } }: OpenRequest,
): Promise<OpenedSession> {
  const { token, hash } = newSecretToken(account_id);
  const session_id = newId();
  await em.execute(
    `insert into session (id, account_id, user_id, token_hash, device, address, expires_at)
     values (?, ?, ?, ?, ?, ?, now() + interval '${IDLE_DAYS} days')`,
    [session_id, account_id, user_id, hash, deviceOf(user_agent), address],
  );
  await em.execute('update "user" set last_seen_at = now() where id = ?', [user_id]);
  return { session_id, token };
}
