import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type Answer, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';

let api: RunningApi;
let account: TestAccount;
let browser: Browser;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

const inNewAccount = async (): Promise<void> => {
  account = await api.newAccount();
  browser = await signIn(api, account.admin);
};

const NEW = 'three wet otters';

const change = (json: unknown): Promise<Answer> => browser.call('/screens/password', { method: 'PUT', json });

const trySignIn = (password: string): Promise<Answer> =>
  api.call('/screens/session', { method: 'POST', key: null, json: { email: account.admin.email, password } });

describe('a new password', () => {
  beforeEach(inNewAccount);

  it('is another from then on, and everybody else who came in with the old one is out', async () => {
    const [elsewhere, colleague] = [await signIn(api, account.admin), await signIn(api, account.staff)];
    const answer = await change({ current_password: account.admin.password, new_password: NEW });
    expect([answer.status, answer.text]).toEqual([204, '']);
    const statuses = await Promise.all(
      [browser, elsewhere, colleague].map(async (each) => (await each.call('/screens/session')).status),
    );
    expect(statuses).toEqual([200, 401, 200]);
    expect((await trySignIn(account.admin.password)).status).toBe(401);
    expect((await trySignIn(NEW)).status).toBe(200);
  });

  it('ends a link to reset it that was made before', async () => {
    const [user] = await api.rows('select id from "user" where email = $1', [account.admin.email]);
    const made = await browser.call(`/screens/users/${String(user?.['id'])}/reset-link`, { method: 'POST' });
    expect(made.status).toBe(201);
    await change({ current_password: account.admin.password, new_password: NEW });
    expect(await api.rows('select 1 from invitation where account_id = $1', [account.account_id])).toEqual([]);
  });
});

describe('a password is refused at its field', () => {
  beforeAll(inNewAccount);

  it.each<readonly [string, (account: TestAccount) => unknown, string, string]>([
    [
      'a wrong current one',
      () => ({ current_password: 'wrong', new_password: NEW }),
      '/current_password',
      'wrong_password',
    ],
    [
      'one that is too short',
      (of) => ({ current_password: of.admin.password, new_password: 'eleven char' }),
      '/new_password',
      'too_small',
    ],
    [
      'one that is too long',
      (of) => ({ current_password: of.admin.password, new_password: 'ab c'.repeat(51) }),
      '/new_password',
      'too_big',
    ],
    [
      'a common one',
      (of) => ({ current_password: of.admin.password, new_password: 'password-1234' }),
      '/new_password',
      'too_common',
    ],
    [
      'the address',
      (of) => ({ current_password: of.admin.password, new_password: of.admin.email }),
      '/new_password',
      'too_close',
    ],
    [
      'the one there is',
      (of) => ({ current_password: of.admin.password, new_password: of.admin.password }),
      '/new_password',
      'same_password',
    ],
    ['none', (of) => ({ current_password: of.admin.password }), '/new_password', 'invalid_type'],
    ['a number', () => ({ current_password: 123_456_789_012, new_password: NEW }), '/current_password', 'invalid_type'],
    [
      'one with a NUL',
      (of) => ({ current_password: of.admin.password, new_password: `${NEW}\u0000` }),
      '/new_password',
      'unstorable_character',
    ],
    [
      'a field nobody asked for',
      (of) => ({ current_password: of.admin.password, new_password: NEW, hint: 'otters' }),
      '/hint',
      'unknown_field',
    ],
  ])('%s', async (_, jsonOf, field, code) => {
    const answer = await change(jsonOf(account));
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field, code }] }]);
    expect((await trySignIn(account.admin.password)).status).toBe(200);
  });

  it('the clinic’s name', async () => {
    await api.rows(`update account set name = 'Harbour Physiotherapy' where id = $1`, [account.account_id]);
    const json = { current_password: account.admin.password, new_password: 'harbourphysiotherapy1' };
    expect((await change(json)).body).toMatchObject({ errors: [{ field: '/new_password', code: 'too_close' }] });
  });
});
