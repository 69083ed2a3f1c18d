import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '@kept/persistence/entities/account';
import { Session } from '@kept/persistence/entities/session';
import { User } from '@kept/persistence/entities/user';
import type { SessionInfo } from './session.schema.ts';

interface InfoRequest {
  readonly session_id: string;
  /** Of the installation; told to operators. */
  readonly temporal_ui_url: string | null;
}

/** Who a session is of, and where. */
export async function sessionInfoOf(
  em: EntityManager,
  { session_id, temporal_ui_url }: InfoRequest,
): Promise<SessionInfo> {
  const session = await em.findOneOrFail(Session, { id: session_id });
  const user = await em.findOneOrFail(User, { id: session.user_id });
  const account = await em.findOneOrFail(Account, { id: session.account_id });
  const { id, email, name, role, operator } = user;
  const { mode, time_zone, locale, country } = account;
  return {
    user: { id, email, name, phone: user.phone ?? null, role, operator },
    account: { id: account.id, name: account.name, mode, time_zone, locale, country },
    session: { id: session_id, expires_at: session.expires_at.toISOString() },
    temporal_ui_url: operator ? temporal_ui_url : null,
  };
}
