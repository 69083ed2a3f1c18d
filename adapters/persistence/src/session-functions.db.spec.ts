import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { tenantDatabase, type TenantDatabase } from './tenant-database.spec-support.ts';

let db: TenantDatabase;

beforeAll(async () => {
  db = await tenantDatabase();
});

afterAll(() => db.end());

beforeEach(() => db.superuser.query('delete from kept_system.sign_in_try'));

interface Taken {
  readonly try_id: string | null;
  readonly wait_s: number;
}

const take = async (email: string, address: string): Promise<Taken | undefined> => {
  const { rows } = await db.app.query<Taken>(`select * from kept_system.take_sign_in_try($1, $2, '15 minutes', 2, 3)`, [
    Buffer.from(email),
    Buffer.from(address),
  ]);
  return rows[0];
};

it('gives as many tries as it is told, of an address and of a network, and then the seconds to wait', async () => {
  const taken = [await take('a', '1'), await take('a', '2')];
  expect(taken).toEqual(taken.map(() => ({ try_id: expect.any(String), wait_s: 0 })));
  expect(await take('a', '3')).toEqual({ try_id: null, wait_s: 900 });
  await take('b', '1');
  await take('c', '1');
  expect(await take('d', '1')).toEqual({ try_id: null, wait_s: 900 });
  expect(await take('d', '2')).toMatchObject({ wait_s: 0 });
});

it('lets nobody look before whoever came first has counted', async () => {
  await take('a', '1');
  await db.owner.query('begin');
  await db.owner.query(`select kept_system.take_sign_in_try('a', '2', '15 minutes', 2, 3)`);
  const second = take('a', '3');
  await expect
    .poll(
      async () =>
        (await db.superuser.query(`select 1 from pg_locks where locktype = 'advisory' and not granted`)).rowCount,
    )
    .toBe(1);
  await db.owner.query('commit');
  expect(await second).toMatchObject({ try_id: null });
});

it('waits for the try whose end makes room, not for the last', async () => {
  await take('a', '1');
  await db.superuser.query(`update kept_system.sign_in_try set at = at - interval '10 minutes'`);
  await take('a', '1');
  expect((await take('a', '1'))?.wait_s).toBe(300);
});

it('takes a try back, or all of an address', async () => {
  const first = await take('a', '1');
  await take('a', '1');
  await db.app.query('select kept_system.forget_sign_in_try($1)', [first?.try_id]);
  expect(await take('a', '1')).toMatchObject({ wait_s: 0 });
  await db.app.query('select kept_system.forget_sign_in_tries_of($1)', [Buffer.from('a')]);
  expect(await take('a', '1')).toMatchObject({ wait_s: 0 });
});

it('shows the application no try', async () => {
  await expect(db.app.query('select 1 from kept_system.sign_in_try')).rejects.toThrow(/permission denied/);
  await expect(db.app.query('delete from kept_system.sign_in_try')).rejects.toThrow(/permission denied/);
});

it('knows an address whose person is disabled as taken', async () => {
  const taken = async (email: string): Promise<unknown> =>
    (await db.app.query('select kept_system.is_email_taken($1) as taken', [email])).rows[0]?.taken;
  await db.superuser.query('update "user" set disabled_at = now()');
  expect(await taken(db.ours.email.toUpperCase())).toBe(true);
  expect(await taken('nobody@clinic.test')).toBe(false);
});

it('names accounts with something over by their ids only, and leaves nothing open behind it', async () => {
  await db.superuser.query(`update session set expires_at = now() + interval '1 day'`);
  await db.superuser.query(`update invitation set expires_at = now() + interval '1 day'`);
  await db.superuser.query(`update session set expires_at = now() where account_id = $1`, [db.ours.account_id]);
  await db.superuser.query(`update invitation set expires_at = now()`);
  await db.app.query('begin');
  const { rows, fields } = await db.app.query('select * from kept_system.accounts_with_expired(10)');
  const seen = await db.app.query('select 1 from session');
  await db.app.query('commit');
  expect(fields.map((field) => field.name)).toEqual(['account_id']);
  expect(rows.map((row) => row.account_id).sort()).toEqual([db.ours.account_id, db.theirs.account_id].sort());
  expect(seen.rowCount).toBe(0);
});

it('tells of every ended session with the commit, however it ends', async () => {
  const heard: (string | undefined)[] = [];
  db.owner.on('notification', ({ payload }) => heard.push(payload));
  await db.owner.query('listen kept_session_ended');
  const { rows } = await db.superuser.query('select id from session order by id');
  await db.superuser.query('begin');
  await db.superuser.query('delete from session');
  await db.superuser.query('rollback');
  await db.superuser.query('delete from session');
  await expect.poll(() => [...heard].sort()).toEqual(rows.map((row) => row.id));
});
