import type { EntityManager } from '@mikro-orm/postgresql';
import { Invitation } from '@kept/persistence/entities/invitation';
import { Session } from '@kept/persistence/entities/session';

interface SetRequest {
  readonly user_id: string;
  readonly password_hash: string;
  /** The session that asks, which goes on; null: none does. */
  readonly keep_session_id: string | null;
}

/** Gives a person another password. Whoever came in with the old one is out: other sessions and open reset links end. */
export async function setPassword(
  em: EntityManager,
  { user_id, password_hash, keep_session_id }: SetRequest,
): Promise<void> {
  await em.execute('update "user" set password_hash = ? where id = ?', [password_hash, user_id]);
  await em.nativeDelete(Session, keep_session_id === null ? { user_id } : { user_id, id: { $ne: keep_session_id } });
  await em.nativeDelete(Invitation, { user_id });
}
