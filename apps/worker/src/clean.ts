import type { Pool } from 'pg';
import { inTransaction, type Statement } from '@kept/sequences/transaction';

const ACCOUNTS_AT_ONCE = 1_000;

/** Longer than any window in which tries to sign in count (apps/api/src/session/sign-in-tries.ts). */
const TRIES_KEPT = '1 day';

const END_SESSIONS: Statement = {
  name: 'end_expired_sessions',
  text: 'delete from session where account_id = $1 and expires_at <= now()',
};

const END_INVITATIONS: Statement = {
  name: 'end_expired_invitations',
  text: 'delete from invitation where account_id = $1 and expires_at <= now()',
};

/** As long as a repetition is answered (apps/api/src/http/idempotency-keys.ts). */
const KEYS_KEPT = '24 hours';

const FORGET_KEYS: Statement = {
  name: 'forget_old_idempotency_keys',
  text: 'delete from idempotency_key where account_id = $1 and created_at < now() - $2::interval',
};

/** As long as the log of webhooks reaches back. */
const WEBHOOKS_KEPT = '30 days';
const WEBHOOKS_AT_ONCE = 5_000;

const FORGET_WEBHOOKS: Statement = {
  name: 'forget_old_webhooks',
  text: `with old as (
      select id from webhook_delivery where account_id = $1 and created_at < now() - $2::interval order by created_at limit $3),
    tries as (delete from webhook_try where account_id = $1 and delivery_id in (select id from old))
    delete from webhook_delivery where account_id = $1 and id in (select id from old)`,
};

/**
 * One round of the cleaner: sessions and invitations whose time is over, tries to sign in that count no more, and keys
 * of requests whose day is over. Nobody gets in by any of them; a page that still listens hears of the end of its session by its deletion.
 */
export async function clean({ pool }: { readonly pool: Pool }): Promise<void> {
  const { rows } = await pool.query<{ readonly account_id: string }>(
    'select account_id from kept_system.accounts_with_expired($1)',
    [ACCOUNTS_AT_ONCE],
  );
  for (const { account_id } of rows) {
    await inTransaction({ pool, account_id }, async (transaction) => {
      transaction.write(END_SESSIONS, [account_id]);
      transaction.write(END_INVITATIONS, [account_id]);
    });
  }
  const { rows: with_keys } = await pool.query<{ readonly account_id: string }>(
    'select account_id from kept_system.accounts_with_old_keys($1, $2)',
    [KEYS_KEPT, ACCOUNTS_AT_ONCE],
  );
  for (const { account_id } of with_keys) {
    await inTransaction({ pool, account_id }, async (transaction) => {
      transaction.write(FORGET_KEYS, [account_id, KEYS_KEPT]);
    });
  }
  const { rows: with_webhooks } = await pool.query<{ account_id: string }>(
    'select account_id from kept_system.accounts_with_old_webhooks($1, $2)',
    [WEBHOOKS_KEPT, ACCOUNTS_AT_ONCE],
  );
  for (const { account_id } of with_webhooks) {
    await inTransaction({ pool, account_id }, async (transaction) => {
      transaction.write(FORGET_WEBHOOKS, [account_id, WEBHOOKS_KEPT, WEBHOOKS_AT_ONCE]);
    });
  }
  await pool.query('select kept_system.forget_old_sign_in_tries($1)', [TRIES_KEPT]);
}
