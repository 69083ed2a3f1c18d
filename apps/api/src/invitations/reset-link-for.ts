import type { EntityManager } from '@mikro-orm/postgresql';
import { Invitation } from '@kept/persistence/entities/invitation';
import { newId } from '@kept/persistence/new-id';
import { newSecretToken } from '../access/secret-token.ts';

const RESET_LASTS = '24 hours';

interface ResetRequest {
  readonly user: { readonly id: string; readonly account_id: string; readonly email: string };
  readonly invited_by_user_id: string;
}

/** A link by which somebody sets a new password; the one before it ends. The password they have stays until it is used. */
export async function resetLinkFor(
  em: EntityManager,
  { user: { id: user_id, account_id, email }, invited_by_user_id }: ResetRequest,
): Promise<{ readonly token: string; readonly expires_at: Date }> {
  const { token, hash } = newSecretToken(account_id);
  await em.execute(
    `insert into invitation (id, account_id, kind, email, user_id, token_hash, invited_by_user_id, expires_at)
     values (?, ?, 'reset', ?, ?, ?, ?, now() + interval '${RESET_LASTS}')
     on conflict (account_id, user_id) where kind = 'reset' do update set token_hash = excluded.token_hash,
       invited_by_user_id = excluded.invited_by_user_id, created_at = excluded.created_at,
       expires_at = excluded.expires_at`,
    [newId(), account_id, email, user_id, hash, invited_by_user_id],
  );
  const { expires_at } = await em.findOneOrFail(Invitation, { user_id, kind: 'reset' });
  return { token, expires_at };
}
