import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '@kept/persistence/entities/account';
import { Calendar } from '@kept/persistence/entities/calendar';
import { User } from '@kept/persistence/entities/user';
import { newId } from '@kept/persistence/new-id';
import { resetLinkFor } from '../../invitations/reset-link-for.ts';
import { newPassword } from '../demo/new-password.ts';
import type { AccountArguments } from './account-arguments.ts';

/**
 * An account with its first administrator and one calendar of the business's name. Nobody knows the password that is set:
 * the token that is answered lets the administrator choose theirs.
 */
export async function makeAccount(
  em: EntityManager,
  { account_id, asked }: { readonly account_id: string; readonly asked: AccountArguments },
): Promise<{ readonly token: string }> {
  const { name, zone: time_zone, admin: email, person, mode, country, locale } = asked;
  const settings = { quiet_hours: { from: '21:00', to: '08:00' } };
  await em.insert(Account, { id: account_id, name, mode, time_zone, country, locale, settings });
  const { password_hash } = await newPassword();
  const user = { id: newId(), account_id, email };
  const called = person ?? email.slice(0, email.indexOf('@'));
  await em.insert(User, { ...user, name: called, role: 'admin', password_hash });
  const calendar = { id: newId(), account_id, name, owner_user_id: user.id, time_zone, is_default: true };
  await em.insert(Calendar, calendar);
  const { token } = await resetLinkFor(em, { user, invited_by_user_id: user.id });
  return { token };
}
