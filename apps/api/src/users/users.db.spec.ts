import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type Answer, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { userListSchema, type UserAnswer } from './users.schema.ts';

let api: RunningApi;
let account: TestAccount;
let admin: Browser;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

const inNewAccount = async (): Promise<void> => {
  account = await api.newAccount();
  admin = await signIn(api, account.admin);
};

const list = async (): Promise<readonly UserAnswer[]> =>
  userListSchema.parse((await admin.call('/screens/users')).body).users;

const userOf = async (email: string): Promise<UserAnswer> => {
  const found = (await list()).find((user) => user.email === email);
  if (found === undefined) throw new Error(`nobody in the team is ${email}`);
  return found;
};

const change = async (email: string, json: unknown): Promise<Answer> =>
  admin.call(`/screens/users/${(await userOf(email)).id}`, { method: 'PATCH', json });

describe('the team', () => {
  beforeEach(inNewAccount);

  it('is listed by name, disabled people last, with when they were last here', async () => {
    await api.rows(`update "user" set name = 'Zoe' where email = $1`, [account.staff.email]);
    const [ada, zoe] = await list();
    expect([ada, zoe]).toMatchObject([
      { name: 'Ada', email: account.admin.email, role: 'admin', operator: true, disabled: false },
      { name: 'Zoe', email: account.staff.email, role: 'staff', operator: false, disabled: false, last_seen_at: null },
    ]);
    expect(Date.now() - Date.parse(ada?.last_seen_at ?? '')).toBeLessThan(60_000);
    await signIn(api, account.staff);
    expect((await userOf(account.staff.email)).last_seen_at).not.toBeNull();
    await api.rows(`update "user" set name = 'Aaron' where email = $1`, [account.staff.email]);
    await change(account.staff.email, { disabled: true });
    expect((await list()).map(({ name }) => name)).toEqual(['Ada', 'Aaron']);
  });

  it('takes a name and a role, each by itself', async () => {
    const { email } = account.staff;
    expect((await change(email, { name: '  Sam Lee ' })).body).toMatchObject({ name: 'Sam Lee', role: 'staff' });
    expect((await change(email, { role: 'admin' })).body).toMatchObject({ name: 'Sam Lee', role: 'admin' });
    expect((await change(email, {})).body).toEqual(await userOf(email));
  });

  it('has numbers that calls are forwarded to, set by admins and by their owners, however they are written', async () => {
    const { email } = account.staff;
    expect((await change(email, { phone: '(202) 555-0161' })).body).toMatchObject({ phone: '+12025550161' });
    expect(await change(email, { phone: '12' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: '/phone' }] },
    });
    const staff = await signIn(api, account.staff);
    const own = (json: unknown) => staff.call('/screens/own_details', { method: 'PATCH', json });
    expect((await own({ phone: 'desk' })).status).toBe(422);
    expect((await own({ phone: '202 555 0162', role: 'admin' })).status).toBe(422);
    expect((await own({ phone: '202 555 0162' })).status).toBe(204);
    expect(await userOf(email)).toMatchObject({ phone: '+12025550162', role: 'staff' });
    expect((await staff.call('/screens/session')).body).toMatchObject({ user: { phone: '+12025550162' } });
    expect((await own({ phone: '' })).status).toBe(204);
    expect(await userOf(email)).toMatchObject({ phone: null });
  });

  it('disabling somebody signs them out everywhere, stops their links and keys, and can be taken back', async () => {
    const staff = await signIn(api, account.staff);
    const { id } = await userOf(account.staff.email);
    await admin.call(`/screens/users/${id}/reset-link`, { method: 'POST' });
    const answer = await change(account.staff.email, { disabled: true });
    expect([answer.status, answer.body]).toMatchObject([200, { disabled: true }]);
    expect((await staff.call('/screens/session')).status).toBe(401);
    const json = account.staff;
    expect((await api.call('/screens/session', { method: 'POST', key: null, json })).status).toBe(401);
    expect(
      await api.rows('select 1 from invitation where user_id = $1 union select 1 from session where user_id = $1', [
        id,
      ]),
    ).toEqual([]);
    const link = await admin.call(`/screens/users/${id}/reset-link`, { method: 'POST' });
    expect([link.status, link.body]).toMatchObject([409, { code: 'user_disabled' }]);
    await change(account.staff.email, { disabled: false });
    // what ended stays over
    expect((await staff.call('/screens/session')).status).toBe(401);
    await signIn(api, account.staff);
  });
});

describe('the last administrator', () => {
  beforeEach(inNewAccount);

  it.each([{ role: 'staff' }, { disabled: true }, { role: 'staff', disabled: true, name: 'Gone' }])(
    'cannot go by %j, until there is another',
    async (json) => {
      const refused = await change(account.admin.email, json);
      expect([refused.status, refused.body]).toMatchObject([409, { code: 'last_admin' }]);
      expect(await userOf(account.admin.email)).toMatchObject({ name: 'Ada', role: 'admin', disabled: false });
      await change(account.staff.email, { role: 'admin', disabled: true });
      expect((await change(account.admin.email, json)).status).toBe(409);
      await change(account.staff.email, { disabled: false });
      expect((await change(account.admin.email, json)).status).toBe(200);
    },
  );

  it('stays when two take leave of each other at once', async () => {
    await change(account.staff.email, { role: 'admin' });
    const [ada, sam] = [await userOf(account.admin.email), await userOf(account.staff.email)];
    const other = await signIn(api, account.staff);
    const json = { role: 'staff' };
    // both are held up until both have begun
    const holder = new Client({ connectionString: api.env['DATABASE_URL'] });
    await holder.connect();
    await holder.query('begin');
    await holder.query(`select set_config('kept.account', $1, true)`, [account.account_id]);
    await holder.query('select 1 from "user" for update');
    const asked = Promise.all([
      admin.call(`/screens/users/${sam.id}`, { method: 'PATCH', json }),
      other.call(`/screens/users/${ada.id}`, { method: 'PATCH', json }),
    ]);
    const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await api.rows(waiting)).length).toBe(2);
    await holder.query('rollback');
    await holder.end();
    const answers = await asked;
    const kept = await api.rows(`select 1 from "user" where account_id = $1 and role = 'admin'`, [account.account_id]);
    expect(kept).toHaveLength(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('may still be renamed', async () => {
    expect((await change(account.admin.email, { name: 'Ada L.', role: 'admin' })).body).toMatchObject({
      name: 'Ada L.',
    });
  });
});

describe('bad input', () => {
  beforeAll(inNewAccount);

  it.each([
    [{ name: '' }, ['/name']],
    [{ name: '   ' }, ['/name']],
    [{ name: 'x'.repeat(201) }, ['/name']],
    [{ name: 'a\u0000' }, ['/name']],
    [{ role: 'owner' }, ['/role']],
    [{ disabled: 'yes' }, ['/disabled']],
    [{ operator: true }, ['/operator']],
    [{ email: 'other@clinic.example', password: 'x' }, ['/email', '/password']],
    [[], ['']],
  ])('%j is named', async (json, fields) => {
    const answer = await change(account.staff.email, json);
    expect([answer.status, answer.body]).toMatchObject([422, { errors: fields.map((field) => ({ field })) }]);
  });

  it('nobody by that id is a 404, no id at all a 422', async () => {
    const at = (id: string) => admin.call(`/screens/users/${id}`, { method: 'PATCH', json: {} });
    expect((await at('01a00000-0000-7000-8000-000000000000')).body).toMatchObject({ code: 'user_not_found' });
    expect((await at('me')).body).toMatchObject({ errors: [{ field: 'id' }] });
  });
});
