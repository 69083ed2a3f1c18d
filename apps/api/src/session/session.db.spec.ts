import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Answer, type RunningApi } from '../running-api.spec-support.ts';
import { newSecretToken } from '../access/secret-token.ts';
import { passwordHash } from '../password/password-hash.ts';
import { browserWith, cookieOf, signIn } from './browser.spec-support.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

const trySignIn = (json: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  api.call('/screens/session', { method: 'POST', key: null, json, headers });

describe('signing in', () => {
  it('says who and where one is, and hands over a cookie that scripts cannot read', async () => {
    const answer = await trySignIn({
      email: ` ${api.ours.admin.email.toUpperCase()}`,
      password: api.ours.admin.password,
    });
    expect([answer.status, answer.body]).toMatchObject([
      200,
      {
        user: { email: api.ours.admin.email, name: 'Ada', role: 'admin', operator: true },
        account: { id: api.ours.account_id, name: 'ours', mode: 'sandbox', time_zone: 'America/New_York' },
        temporal_ui_url: null,
      },
    ]);
    const cookie = answer.headers.get('set-cookie');
    expect(cookie).toMatch(/^__Host-kept_session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('keeps only a hash of the cookie', async () => {
    const { cookie } = await signIn(api, api.ours.admin);
    const secret = cookie.split('.')[1] ?? '';
    const rows = await api.rows('select row_to_json(s)::text as row from session s');
    expect(secret).toHaveLength(43);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(api.output()).not.toContain(secret);
  });

  it('gives each sign-in a session of its own and ends the one the browser had', async () => {
    const [one, other] = [await signIn(api, api.ours.staff), await signIn(api, api.ours.staff)];
    const again = cookieOf(await trySignIn(api.ours.staff, { cookie: one.cookie }));
    const statuses = await Promise.all(
      [one, other, browserWith(api, again)].map(async (browser) => (await browser.call('/screens/session')).status),
    );
    expect(statuses).toEqual([401, 200, 200]);
  });

  it('answers a wrong password, an unknown address and a disabled person in the same words', async () => {
    const { ours, theirs } = api;
    await api.rows('update "user" set disabled_at = now() where email = $1', [theirs.staff.email]);
    const answers = await Promise.all([
      trySignIn({ email: ours.admin.email, password: 'not the password' }),
      trySignIn({ email: 'nobody@clinic.example', password: 'not the password' }),
      trySignIn({ email: 'no address at all', password: ours.admin.password }),
      trySignIn({ email: theirs.admin.email, password: ours.admin.password }),
      trySignIn(theirs.staff),
    ]);
    await api.rows('update "user" set disabled_at = null where email = $1', [theirs.staff.email]);
    for (const answer of answers) {
      expect([answer.status, answer.body]).toMatchObject([401, { code: 'wrong_credentials' }]);
      expect(answer.text).toBe(answers[0]?.text);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
  });

  it('takes an accent however the keyboard composes it', async () => {
    await api.rows('update "user" set password_hash = $1 where email = $2', [
      await passwordHash.of('caf\u00e9 au lait, twice'),
      api.theirs.staff.email,
    ]);
    expect((await trySignIn({ email: api.theirs.staff.email, password: 'cafe\u0301 au lait, twice' })).status).toBe(
      200,
    );
  });

  it.each([
    [{}, ['/email', '/password']],
    [{ email: 1, password: null }, ['/email', '/password']],
    [{ email: ' ', password: '' }, ['/email', '/password']],
    [{ email: 'a@b.example', password: 'x'.repeat(201) }, ['/password']],
    [{ email: `${'a'.repeat(250)}@b.example`, password: 'x' }, ['/email']],
    [{ email: 'a\u0000@b.example', password: 'x' }, ['/email']],
    [{ email: 'a@b.example', password: 'x', remember: true }, ['/remember']],
    [[], ['']],
  ])('names what is wrong with %j', async (json, fields) => {
    const answer = await trySignIn(json);
    expect([answer.status, answer.body]).toMatchObject([422, { errors: fields.map((field) => ({ field })) }]);
  });
});

describe('a session', () => {
  it('says who is signed in, and is over with signing out', async () => {
    const browser = await signIn(api, api.ours.staff);
    expect((await browser.call('/screens/session')).body).toMatchObject({
      user: { email: api.ours.staff.email, role: 'staff', operator: false },
      temporal_ui_url: null,
    });
    const out = await browser.call('/screens/session', { method: 'DELETE' });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([
      204,
      '__Host-kept_session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
    ]);
    const after = await browser.call('/screens/session');
    expect([after.status, after.body]).toMatchObject([401, { code: 'session_expired' }]);
  });

  it('is asked for where there is none', async () => {
    const none = await api.call('/screens/session', { key: null });
    expect([none.status, none.body]).toMatchObject([401, { code: 'session_missing' }]);
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['a token nobody has', () => newSecretToken(api.ours.account_id).token],
    ['a token of no account', () => newSecretToken('01a00000-0000-7000-8000-000000000000').token],
  ])('is not opened by %s', async (_, token) => {
    const cookie = `__Host-kept_session=${typeof token === 'string' ? token : token()}`;
    const answer = await browserWith(api, cookie).call('/screens/session');
    expect([answer.status, answer.body]).toMatchObject([401, { code: 'session_expired' }]);
  });

  it('ends a week after its last use, and each use moves that on', async () => {
    const browser = await signIn(api, api.ours.admin);
    const ends = async (): Promise<number> => {
      const [row] = await api.rows(
        `select extract(epoch from expires_at - now()) / 86400 as days from session order by created_at desc, id desc limit 1`,
      );
      return Number(row?.['days']);
    };
    expect(await ends()).toBeCloseTo(7, 2);
    await api.rows(
      `update session set last_seen_at = now() - interval '6 days', expires_at = now() + interval '1 day'`,
    );
    expect((await browser.call('/screens/session')).status).toBe(200);
    await expect.poll(ends).toBeCloseTo(7, 2);
    await api.rows(`update session set expires_at = now() - interval '1 second'`);
    expect((await browser.call('/screens/session')).body).toMatchObject({ code: 'session_expired' });
  });

  it('ends thirty days after it began, however much it is used', async () => {
    const browser = await signIn(api, api.ours.admin);
    await api.rows(
      `update session set created_at = now() - interval '29 days 23 hours', last_seen_at = now() - interval '1 hour'`,
    );
    expect((await browser.call('/screens/session')).status).toBe(200);
    await expect
      .poll(async () => await api.rows(`select 1 from session where expires_at > now() + interval '1 hour'`))
      .toEqual([]);
    await api.rows(`delete from session`);
  });

  it('ends with its person being disabled', async () => {
    const browser = await signIn(api, api.theirs.admin);
    await api.rows('update "user" set disabled_at = now() where email = $1', [api.theirs.admin.email]);
    expect((await browser.call('/screens/session')).status).toBe(401);
    await api.rows('update "user" set disabled_at = null where email = $1', [api.theirs.admin.email]);
  });

  it('tells those who stream to it when it ends', async () => {
    const heard: string[] = [];
    const listener = new Client({ connectionString: api.env['DATABASE_URL'] });
    await listener.connect();
    listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
    await listener.query('listen kept_session_ended');
    const browser = await signIn(api, api.ours.staff);
    const { body } = await browser.call('/screens/session');
    await browser.call('/screens/session', { method: 'DELETE' });
    await expect.poll(() => heard).toHaveLength(1);
    expect(body).toMatchObject({ session: { id: heard[0] } });
    await listener.end();
  });
});
