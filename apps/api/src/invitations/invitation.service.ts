import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '@kept/persistence/entities/account';
import { Invitation } from '@kept/persistence/entities/invitation';
import { User } from '@kept/persistence/entities/user';
import { newId } from '@kept/persistence/new-id';
import { parseSecretToken, type ParsedSecretToken } from '../access/secret-token.ts';
import { Database } from '../database/database.ts';
import { passwordFault } from '../password/password-fault.ts';
import { passwordHash } from '../password/password-hash.ts';
import { setPassword } from '../password/set-password.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { Problem } from '../problems/problem.ts';
import { openSession, type Visitor } from '../session/open-session.ts';
import { SessionService, type SignedIn } from '../session/session.service.ts';
import { SignInTries } from '../session/sign-in-tries.ts';
import type { Accept, SeenInvitation } from './invitations.schema.ts';

/** What a link is for; `role` and `user_id` one or the other. */
interface Found extends SeenInvitation {
  readonly id: string;
  readonly role: 'admin' | 'staff' | null;
  readonly user_id: string | null;
  /** Of the person whose password is reset. */
  readonly user_name: string | null;
}

/** The other end of a link: who holds it is whom it was made for. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly database: Database,
    private readonly session: SessionService,
    private readonly tries: SignInTries,
  ) {}

  /** Throws the 410 of a link that is used, withdrawn, over or never was. */
  async look(token: string): Promise<SeenInvitation> {
    const parsed = parsedOrGone(token);
    const found = await this.database.within(parsed.account_id, (em) => find(em, parsed));
    const { kind, email, account_name, invited_by } = found;
    return { kind, email, account_name, invited_by };
  }

  /** Uses the link once: makes the person or gives them the new password, and signs them in. */
  async accept({ token, name, password }: Accept, visitor: Visitor): Promise<SignedIn> {
    const parsed = parsedOrGone(token);
    const { account_id } = parsed;
    const found = await this.database.within(account_id, (em) => find(em, parsed));
    const person = nameOf(found, name);
    const fault = passwordFault(password, { email: found.email, name: person, account_name: found.account_name });
    if (fault !== null) throw invalidRequest([{ field: '/password', ...fault }]);
    const password_hash = await passwordHash.of(password);
    const signedIn = await this.database.within(account_id, async (em) => {
      // whoever comes second finds nothing to delete
      const used = await em.nativeDelete(Invitation, { id: found.id, token_hash: parsed.hash });
      if (used === 0) throw gone();
      const { role, email } = found;
      const user_id = found.user_id ?? newId();
      if (role === null) await setPassword(em, { user_id, password_hash, keep_session_id: null });
      else await addPerson(em, { id: user_id, account_id, email, name: person, role, password_hash });
      const opened = await openSession(em, { account_id, user_id, visitor });
      return { token: opened.token, info: await this.session.infoOf(em, opened.session_id) };
    });
    await this.tries.forgetAllOf(found.email);
    await this.session.endReplaced(visitor);
    return signedIn;
  }
}

function parsedOrGone(token: string): ParsedSecretToken {
  const parsed = parseSecretToken(token);
  if (parsed === null) throw gone();
  return parsed;
}

async function find(em: EntityManager, { account_id, hash }: ParsedSecretToken): Promise<Found> {
  const invitation = await em.findOne(Invitation, { token_hash: hash, expires_at: { $gt: new Date() } });
  if (invitation === null) throw gone();
  const { id, kind, email, role = null, user_id = null, invited_by_user_id } = invitation;
  const account = await em.findOneOrFail(Account, { id: account_id });
  const inviter = await em.findOneOrFail(User, { id: invited_by_user_id });
  const user = user_id === null ? null : await em.findOneOrFail(User, { id: user_id });
  const names = { account_name: account.name, invited_by: inviter.name, user_name: user?.name ?? null };
  return { id, kind, email, role, user_id, ...names };
}

function nameOf({ user_name }: Found, given: string | undefined): string {
  if (user_name === null && given === undefined) {
    throw invalidRequest([{ field: '/name', code: 'missing', message: 'is missing: what are you called?' }]);
  }
  if (user_name !== null && given !== undefined) {
    throw invalidRequest([{ field: '/name', code: 'unknown_field', message: 'is known already: leave it away' }]);
  }
  return user_name ?? given ?? '';
}

interface NewPerson {
  readonly id: string;
  readonly account_id: string;
  readonly email: string;
  readonly name: string;
  readonly role: 'admin' | 'staff';
  readonly password_hash: string;
}

async function addPerson(em: EntityManager, person: NewPerson): Promise<void> {
  const { id, account_id, email, name, role, password_hash } = person;
  const made = await em.execute<unknown[]>(
    `insert into "user" (id, account_id, email, name, role, password_hash) values (?, ?, ?, ?, ?, ?)
     on conflict (email) do nothing returning id`,
    [id, account_id, email, name, role, password_hash],
  );
  if (made.length === 0) throw emailTaken();
}

const gone = (): Problem =>
  new Problem({
    status: 410,
    code: 'invitation_gone',
    title: 'This link is over',
    detail: 'It was used, withdrawn or is too old. Ask whoever gave it to you for another.',
  });

const emailTaken = (): Problem =>
  new Problem({
    status: 409,
    code: 'email_taken',
    title: 'This address signs in to Kept already',
    detail: 'Sign in with it, or ask for an invitation to another address.',
  });
