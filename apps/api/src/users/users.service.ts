import { Injectable } from '@nestjs/common';
import type { EntityManager, InferEntity } from '@mikro-orm/postgresql';
import { Invitation } from '@kept/persistence/entities/invitation';
import { Session } from '@kept/persistence/entities/session';
import { User } from '@kept/persistence/entities/user';
import type { SessionCaller } from '../access/caller.ts';
import { addressesOf } from '../contacts/addresses-of.ts';
import { accountClock } from '../database/account-clock.ts';
import { Database } from '../database/database.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import type { ChangeOwnDetails, ChangeUser, UserAnswer } from './users.schema.ts';

/** The people of an account. */
@Injectable()
export class UsersService {
  constructor(private readonly database: Database) {}

  /** Those who can sign in first, each part by name. */
  async list({ account_id }: SessionCaller): Promise<readonly UserAnswer[]> {
    const found = await this.database.within(account_id, (em) =>
      em.find(User, {}, { orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
    );
    const answers = found.map(answerOf);
    return [...answers.filter(({ disabled }) => !disabled), ...answers.filter(({ disabled }) => disabled)];
  }

  /** What is disabled is out at once: sessions end, and so do links to set a password. */
  async change({ account_id }: SessionCaller, { id, change }: { id: string; change: ChangeUser }): Promise<UserAnswer> {
    return this.database.within(account_id, async (em) => {
      // one after the other, or two admins who take leave of each other at once both go
      const admins = await em.execute<{ readonly id: string }[]>(
        `select id from "user" where role = 'admin' and disabled_at is null order by id for no key update`,
      );
      const user = await em.findOne(User, { id });
      if (user === null) throw notFound('user');
      const { name = user.name, role = user.role, disabled = user.disabled_at != null } = change;
      const remains = role === 'admin' && !disabled;
      if (!remains && admins.every((admin) => admin.id === id)) throw lastAdmin();
      const phone = change.phone === undefined ? user.phone : await phoneOf(em, change.phone);
      em.assign(user, { name, phone, role, disabled_at: disabled ? (user.disabled_at ?? new Date()) : null });
      await em.flush();
      if (disabled) await shutOut(em, id);
      return answerOf(user);
    });
  }

  /** What people may change of themselves: where calls reach them. */
  async changeOwn({ account_id, user_id }: SessionCaller, { phone }: ChangeOwnDetails): Promise<void> {
    await this.database.within(account_id, async (em) => {
      await em.nativeUpdate(User, { id: user_id }, { phone: await phoneOf(em, phone) });
    });
  }
}

/** A number as somebody wrote it, in E.164; nothing written is none. */
async function phoneOf(em: EntityManager, written: string | null): Promise<string | null> {
  const { country } = await accountClock(em);
  const checked = addressesOf({ phone: written, email: null, country, at: '' });
  if (!checked.ok) throw invalidRequest(checked.errors);
  return checked.value.phone;
}

async function shutOut(em: EntityManager, user_id: string): Promise<void> {
  await em.nativeDelete(Session, { user_id });
  await em.nativeDelete(Invitation, { user_id });
}

function answerOf(user: InferEntity<typeof User>): UserAnswer {
  const { id, email, name, role, operator } = user;
  const phone = user.phone ?? null;
  const disabled = user.disabled_at != null;
  return { id, email, name, phone, role, operator, disabled, last_seen_at: user.last_seen_at?.toISOString() ?? null };
}

const lastAdmin = (): Problem =>
  new Problem({
    status: 409,
    code: 'last_admin',
    title: 'This is the last administrator',
    detail: 'Make somebody else an administrator first: without one nobody could manage the team.',
  });
