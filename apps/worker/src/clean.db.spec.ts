import { randomUUID } from 'node:crypto';
import { Client, type Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHotPool } from '@kept/persistence/pool';
import { createDatabase, type TestDatabase } from '../../../test/harness/create-database.ts';
import { clean } from './clean.ts';

let database: TestDatabase;
let superuser: Client;
let pool: Pool;

beforeAll(async () => {
  database = await createDatabase();
  superuser = new Client({ connectionString: database.superuser_url });
  await superuser.connect();
  pool = createHotPool({ app_url: database.app_url, max: 1 });
});

afterAll(async () => {
  await pool.end();
  await superuser.end();
  await database.drop();
});

/** An account with a session and an invitation that are over, and one of each that is not. */
async function newAccount(): Promise<string> {
  const [account_id, user_id] = [randomUUID(), randomUUID()];
  await superuser.query(`insert into account (id, name, mode, time_zone) values ($1, 'Clinic', 'live', 'UTC')`, [
    account_id,
  ]);
  await superuser.query(
    `insert into "user" (id, account_id, email, name, role, password_hash) values ($1, $2, $3, 'Ada', 'admin', 'x')`,
    [user_id, account_id, `${user_id}@clinic.test`],
  );
  for (const [word, expires_in] of [
    ['over', '-1 second'],
    ['open', '1 hour'],
  ]) {
    await superuser.query(
      `insert into session (id, account_id, user_id, token_hash, device, address, expires_at)
       values (gen_random_uuid(), $1, $2, $3, $4, '127.0.0.1', now() + $5::interval)`,
      [account_id, user_id, Buffer.from(`${word}`), word, expires_in],
    );
    await superuser.query(
      `insert into invitation (id, account_id, kind, email, role, token_hash, invited_by_user_id, expires_at)
       values (gen_random_uuid(), $1, 'invitation', $2, 'staff', $3, $4, now() + $5::interval)`,
      [account_id, `${word}@clinic.test`, Buffer.from(`${word}`), user_id, expires_in],
    );
  }
  return account_id;
}

const rows = async (statement: string): Promise<readonly unknown[]> => (await superuser.query(statement)).rows;

it('takes away what is over in every account, leaves what is not, and tells of ended sessions', async () => {
  const accounts = [await newAccount(), await newAccount()];
  const ended = await rows(`select id from session where device = 'over' order by id`);
  const heard: string[] = [];
  superuser.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await superuser.query('listen kept_session_ended');
  await clean({ pool });
  expect(await rows('select device, count(*)::int as count from session group by device')).toEqual([
    { device: 'open', count: accounts.length },
  ]);
  expect(await rows('select email, count(*)::int as count from invitation group by email')).toEqual([
    { email: 'open@clinic.test', count: accounts.length },
  ]);
  await expect.poll(() => [...heard].sort().map((id) => ({ id }))).toEqual(ended);
});

it('forgets tries to sign in of the day before, and no others', async () => {
  await superuser.query(
    `insert into kept_system.sign_in_try (email_key, address_key, at) values ('a', 'b', now() - interval '25 hours'), ('c', 'd', now())`,
  );
  await clean({ pool });
  expect(await rows(`select encode(email_key, 'escape') as email from kept_system.sign_in_try`)).toEqual([
    { email: 'c' },
  ]);
});

it('forgets webhooks, their tries and all, after the thirty days of their log, and no other', async () => {
  const account_id = await newAccount();
  const subscription_id = randomUUID();
  await superuser.query(
    `insert into webhook_subscription (id, account_id, url, event_types, secret, secret_key_id)
     values ($1, $2, 'https://client.example/hook', '{message.sent}', 'x', 'env')`,
    [subscription_id, account_id],
  );
  for (const [type, age, status] of [
    ['message.sent', '31 days', 'delivered'],
    ['message.failed', '31 days', 'pending'],
    ['message.delivered', '29 days', 'failed'],
  ]) {
    await superuser.query(
      `with made as (
         insert into webhook_delivery (id, account_id, subscription_id, event_type, status, tries, created_at)
         values (gen_random_uuid(), $1, $2, $3, $5, 1, now() - $4::interval) returning id)
       insert into webhook_try (account_id, delivery_id, number, started_at, duration_ms)
       select $1, id, 1, now() - $4::interval, 10 from made`,
      [account_id, subscription_id, type, age, status],
    );
  }
  await clean({ pool });
  expect(await rows('select event_type from webhook_delivery')).toEqual([{ event_type: 'message.delivered' }]);
  expect(await rows('select d.event_type from webhook_try t join webhook_delivery d on d.id = t.delivery_id')).toEqual([
    { event_type: 'message.delivered' },
  ]);
  expect(await rows('select count(*)::int as count from webhook_try')).toEqual([{ count: 1 }]);
});

it('forgets keys of requests after their day and keeps those of today', async () => {
  const account_id = await newAccount();
  for (const [key, age] of [
    ['old', '25 hours'],
    ['new', '23 hours'],
  ]) {
    await superuser.query(
      `insert into idempotency_key (account_id, key, request_hash, created_at) values ($1, $2, 'x', now() - $3::interval)`,
      [account_id, key, age],
    );
  }
  await clean({ pool });
  expect(await rows('select key from idempotency_key')).toEqual([{ key: 'new' }]);
});
