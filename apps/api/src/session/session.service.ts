import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Session } from '@kept/persistence/entities/session';
import type { Settings } from '@kept/settings/settings';
import type { SessionCaller } from '../access/caller.ts';
import { parseSecretToken } from '../access/secret-token.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { passwordHash } from '../password/password-hash.ts';
import { Problem } from '../problems/problem.ts';
import { InjectSettings } from '../settings.provider.ts';
import { openSession, type Visitor } from './open-session.ts';
import { sessionInfoOf } from './session-info-of.ts';
import type { SessionInfo, SignIn } from './session.schema.ts';
import { SignInTries } from './sign-in-tries.ts';

/** An account nobody has, to ask for the password of an address nobody has: both take the same steps. */
const NOBODY = { account_id: '00000000-0000-0000-0000-000000000000', user_id: '00000000-0000-0000-0000-000000000000' };

/** A session that begins now. */
export interface SignedIn {
  readonly info: SessionInfo;
  /** For the cookie. */
  readonly token: string;
}

/** Signing in and out. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    private readonly tries: SignInTries,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** Throws the 401 that an unknown address gets as well, or the 429 of too many tries. */
  async signIn({ email, password }: SignIn, visitor: Visitor): Promise<SignedIn> {
    const try_id = await this.tries.take({ email, address: visitor.address });
    const found = await this.userOf(email);
    const { account_id, user_id } = found ?? NOBODY;
    const password_hash = await this.database.within(account_id, (em) => passwordHashOf(em, user_id));
    if (!(await passwordHash.fits(password, password_hash))) throw wrongCredentials();
    await this.tries.forget(try_id);
    const signedIn = await this.database.within(account_id, async (em) => {
      // disabled or given another password while this one was looked at
      if ((await passwordHashOf(em, user_id)) !== password_hash) throw wrongCredentials();
      const { session_id, token } = await openSession(em, { account_id, user_id, visitor });
      return { token, info: await this.infoOf(em, session_id) };
    });
    await this.endReplaced(visitor);
    return signedIn;
  }

  async read({ account_id, session_id }: SessionCaller): Promise<SessionInfo> {
    return this.database.within(account_id, (em) => this.infoOf(em, session_id));
  }

  async signOut({ account_id, session_id }: SessionCaller): Promise<void> {
    await this.database.within(account_id, (em) => em.nativeDelete(Session, { id: session_id }));
  }

  infoOf(em: EntityManager, session_id: string): Promise<SessionInfo> {
    return sessionInfoOf(em, { session_id, temporal_ui_url: this.settings.temporal_ui_url });
  }

  /** Ends the session a browser had before it got another: nobody could end it from there any more. */
  async endReplaced({ token }: Visitor): Promise<void> {
    const parsed = token === null ? null : parseSecretToken(token);
    if (parsed === null) return;
    await this.database.within(parsed.account_id, (em) => em.nativeDelete(Session, { token_hash: parsed.hash }));
  }

  private async userOf(email: string): Promise<typeof NOBODY | null> {
    const { rows } = await this.hot.pool.query<typeof NOBODY>(
      'select account_id, user_id from kept_system.account_by_user_email($1)',
      [email],
    );
    return rows[0] ?? null;
  }
}

async function passwordHashOf(em: EntityManager, user_id: string): Promise<string | null> {
  const rows = await em.execute<{ readonly password_hash: string }[]>(
    'select password_hash from "user" where id = ? and disabled_at is null',
    [user_id],
  );
  return rows[0]?.password_hash ?? null;
}

const wrongCredentials = (): Problem =>
  new Problem({
    status: 401,
    code: 'wrong_credentials',
    title: 'Email address or password is wrong',
    detail: 'Check both. An administrator of your clinic can make you a link to set a new password.',
  });
