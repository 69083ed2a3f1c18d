import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Invitation } from '@kept/persistence/entities/invitation';
import { User } from '@kept/persistence/entities/user';
import { newId } from '@kept/persistence/new-id';
import type { Settings } from '@kept/settings/settings';
import type { SessionCaller } from '../access/caller.ts';
import { newSecretToken } from '../access/secret-token.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import { InjectSettings } from '../settings.provider.ts';
import type { ResetLink } from '../users/users.schema.ts';
import { invitationLink } from './invitation-link.ts';
import type { InvitationAnswer, Invite, MadeInvitation } from './invitations.schema.ts';
import { resetLinkFor } from './reset-link-for.ts';

const INVITATION_LASTS = '7 days';

/** Links by which an admin lets people in. We show them and send nothing: who hands one over knows to whom. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  async list({ account_id }: SessionCaller): Promise<readonly InvitationAnswer[]> {
    return this.database.within(account_id, (em) => openInvitations(em));
  }

  /** One open invitation an address: another one replaces it, and its link ends. */
  async invite({ account_id, user_id }: SessionCaller, { email, role }: Invite): Promise<MadeInvitation> {
    if (await this.isTaken(email)) throw emailTaken();
    const { token, hash } = newSecretToken(account_id);
    return this.database.within(account_id, async (em) => {
      const [made] = await em.execute<{ readonly id: string }[]>(
        `insert into invitation (id, account_id, kind, email, role, token_hash, invited_by_user_id, expires_at)
         values (?, ?, 'invitation', ?, ?, ?, ?, now() + interval '${INVITATION_LASTS}')
         on conflict (account_id, email) where kind = 'invitation' do update set role = excluded.role,
           token_hash = excluded.token_hash, invited_by_user_id = excluded.invited_by_user_id,
           created_at = excluded.created_at, expires_at = excluded.expires_at
         returning id`,
        [newId(), account_id, email, role, hash, user_id],
      );
      const invitation = (await openInvitations(em)).find(({ id }) => id === made?.id);
      if (invitation === undefined) throw new Error('an invitation was made that cannot be read');
      return { invitation, link: invitationLink(this.settings.public_url, token) };
    });
  }

  async withdraw({ account_id }: SessionCaller, id: string): Promise<void> {
    const gone = await this.database.within(account_id, (em) =>
      em.nativeDelete(Invitation, { id, kind: 'invitation' }),
    );
    if (gone === 0) throw notFound('invitation');
  }

  /** A link for somebody who lost their password; the one before it ends. The password they have stays until it is used. */
  async makeResetLink(caller: SessionCaller, user_id: string): Promise<ResetLink> {
    return this.database.within(caller.account_id, async (em) => {
      const user = await em.findOne(User, { id: user_id });
      if (user === null) throw notFound('user');
      if (user.disabled_at != null) throw userDisabled();
      if (user.operator && !caller.operator) throw operatorOnly();
      const { token, expires_at } = await resetLinkFor(em, { user, invited_by_user_id: caller.user_id });
      return { link: invitationLink(this.settings.public_url, token), expires_at: expires_at.toISOString() };
    });
  }

  private async isTaken(email: string): Promise<boolean> {
    const { rows } = await this.hot.pool.query<{ readonly taken: boolean }>(
      'select kept_system.is_email_taken($1) as taken',
      [email],
    );
    return rows[0]?.taken ?? false;
  }
}

async function openInvitations(em: EntityManager): Promise<readonly InvitationAnswer[]> {
  const found = await em.find(
    Invitation,
    { kind: 'invitation', expires_at: { $gt: new Date() } },
    { orderBy: { created_at: 'desc', id: 'desc' } },
  );
  const inviters = await em.find(User, { id: { $in: found.map((each) => each.invited_by_user_id) } });
  const nameOf = new Map(inviters.map((user) => [user.id, user.name]));
  return found.flatMap(({ id, email, role, expires_at, invited_by_user_id }) =>
    role == null
      ? []
      : [{ id, email, role, expires_at: expires_at.toISOString(), invited_by: nameOf.get(invited_by_user_id) ?? '' }],
  );
}

const emailTaken = () =>
  invalidRequest([
    {
      field: '/email',
      code: 'email_taken',
      message: 'signs in to Kept already: look for it in the team, or invite another address',
    },
  ]);

const userDisabled = (): Problem =>
  new Problem({
    status: 409,
    code: 'user_disabled',
    title: 'This person is disabled',
    detail: 'A link would not let them in. Enable them first.',
  });

const operatorOnly = (): Problem =>
  new Problem({
    status: 403,
    code: 'operator_only',
    title: 'This person runs the installation',
    detail: 'Only another operator makes a link that could sign in as them.',
  });
