import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newSecretToken } from '../access/secret-token.ts';
import { startApi, type Answer, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { browserWith, cookieOf, signIn, type Browser } from '../session/browser.spec-support.ts';
import { resetLinkSchema, userListSchema } from '../users/users.schema.ts';
import { madeInvitationSchema } from './invitations.schema.ts';

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

const PASSWORD = 'three wet otters';

let invited = 0;
const newEmail = (): string => `kim-${(invited += 1)}@clinic.example`;

const tokenOf = (link: string): string => {
  const [page, token = ''] = link.split('#');
  expect(page).toBe(`${api.public_url}/invitation`);
  return token;
};

const invite = async (json: unknown = { email: newEmail(), role: 'staff' }) => {
  const answer = await admin.call('/screens/invitations', { method: 'POST', json });
  const { invitation, link } = madeInvitationSchema.parse(answer.body);
  return { ...invitation, token: tokenOf(link) };
};

const resetLink = async (email: string): Promise<string> => {
  const { users } = userListSchema.parse((await admin.call('/screens/users')).body);
  const id = users.find((user) => user.email === email)?.id;
  const answer = await admin.call(`/screens/users/${id}/reset-link`, { method: 'POST' });
  return tokenOf(resetLinkSchema.parse(answer.body).link);
};

const look = (token: string): Promise<Answer> =>
  api.call('/screens/invitation/look', { method: 'POST', key: null, json: { token } });

const accept = (json: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  api.call('/screens/invitation/accept', { method: 'POST', key: null, json, headers });

const expectGone = (answer: Answer): void =>
  expect([answer.status, answer.body]).toMatchObject([410, { code: 'invitation_gone' }]);

const endOfDays = async (id: string): Promise<number> => {
  const [row] = await api.rows(
    'select extract(epoch from expires_at - now()) / 86400 as days from invitation where id = $1',
    [id],
  );
  return Number(row?.['days']);
};

describe('an invitation', () => {
  beforeEach(inNewAccount);

  it('lets one person in, once, in the role it says', async () => {
    const { id, email, token, ...rest } = await invite({ email: '  Kim@New.Example ', role: 'admin' });
    expect([email, rest]).toMatchObject(['kim@new.example', { role: 'admin', invited_by: 'Ada' }]);
    expect(await endOfDays(id)).toBeCloseTo(7, 2);
    expect((await look(token)).body).toMatchObject({ kind: 'invitation', email, invited_by: 'Ada' });
    expect((await look(token)).status).toBe(200);

    const answer = await accept({ token, name: ' Kim Lee ', password: PASSWORD });
    expect([answer.status, answer.body]).toMatchObject([
      200,
      { user: { email, name: 'Kim Lee', role: 'admin', operator: false }, account: { id: account.account_id } },
    ]);
    expect((await browserWith(api, cookieOf(answer)).call('/screens/users')).status).toBe(200);
    expectGone(await look(token));
    expectGone(await accept({ token, name: 'Kim', password: PASSWORD }));
    await signIn(api, { email, password: PASSWORD });
    expect((await admin.call('/screens/invitations')).body).toEqual({ invitations: [] });
  });

  it('lets one of two in who come at the same moment', async () => {
    const { token, email } = await invite();
    const answers = await Promise.all(
      ['Kim', 'Robin'].map((name) => accept({ token, name, password: `${PASSWORD} ${name}` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(await api.rows('select 1 from "user" where email = $1', [email])).toHaveLength(1);
  });

  it('is listed while it is open, newest first', async () => {
    const [one, two] = [await invite(), await invite({ email: newEmail(), role: 'admin' })];
    const listed = (await admin.call('/screens/invitations')).body;
    expect(listed).toMatchObject({
      invitations: [
        { id: two.id, email: two.email, role: 'admin', invited_by: 'Ada' },
        { id: one.id, email: one.email, role: 'staff', invited_by: 'Ada' },
      ],
    });
    expect(JSON.stringify(listed)).not.toContain(one.token);
    await api.rows(`update invitation set expires_at = now() - interval '1 second' where id = $1`, [one.id]);
    expect((await admin.call('/screens/invitations')).body).toMatchObject({ invitations: [{ id: two.id }] });
  });

  it('is over when its time is, or when it is withdrawn', async () => {
    const [old, withdrawn] = [await invite(), await invite()];
    await api.rows(`update invitation set expires_at = now() - interval '1 second' where id = $1`, [old.id]);
    const path = `/screens/invitations/${withdrawn.id}`;
    expect((await admin.call(path, { method: 'DELETE' })).status).toBe(204);
    expect((await admin.call(path, { method: 'DELETE' })).status).toBe(404);
    for (const { token } of [old, withdrawn]) {
      expectGone(await look(token));
      expectGone(await accept({ token, name: 'Kim', password: PASSWORD }));
    }
  });

  it('replaces the one the address had, and its link', async () => {
    const email = newEmail();
    const first = await invite({ email, role: 'staff' });
    await api.rows(`update invitation set expires_at = now() + interval '1 hour' where id = $1`, [first.id]);
    const second = await invite({ email, role: 'admin' });
    expect((await admin.call('/screens/invitations')).body).toMatchObject({ invitations: [{ email, role: 'admin' }] });
    expect(await endOfDays(second.id)).toBeCloseTo(7, 2);
    expectGone(await look(first.token));
    expect((await look(second.token)).status).toBe(200);
  });

  it.each([
    ['in this clinic', () => account.staff.email],
    ['in another clinic', () => api.theirs.admin.email],
  ])('is not made for an address that signs in already %s', async (_, emailOf) => {
    const json = { email: emailOf().toUpperCase(), role: 'staff' };
    const answer = await admin.call('/screens/invitations', { method: 'POST', json });
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field: '/email', code: 'email_taken' }] }]);
  });

  it('says so when the address has begun to sign in elsewhere meanwhile', async () => {
    const { token, email } = await invite();
    await api.rows('update "user" set email = $1 where email = $2', [email, account.staff.email]);
    const answer = await accept({ token, name: 'Kim', password: PASSWORD });
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'email_taken' }]);
    expect((await look(token)).status).toBe(200);
  });

  it('keeps only a hash of its token', async () => {
    const { token } = await invite();
    const rows = await api.rows('select row_to_json(i)::text as row from invitation i');
    expect(JSON.stringify(rows)).not.toContain(token.split('.')[1]);
    expect(api.output()).not.toContain(token.split('.')[1]);
  });

  it('ends the session the browser had', async () => {
    const { token } = await invite();
    await accept({ token, name: 'Kim', password: PASSWORD }, { cookie: admin.cookie });
    expect((await admin.call('/screens/session')).body).toMatchObject({ code: 'session_expired' });
  });
});

describe('a reset link', () => {
  beforeEach(inNewAccount);

  it('gives somebody a new password once, and ends every session they had', async () => {
    const before = await signIn(api, account.staff);
    const { email, password } = account.staff;
    const token = await resetLink(email);
    const [row] = await api.rows(
      `select extract(epoch from expires_at - now()) / 3600 as hours from invitation where email = $1`,
      [email],
    );
    expect(Number(row?.['hours'])).toBeCloseTo(24, 1);
    expect((await look(token)).body).toMatchObject({ kind: 'reset', email, invited_by: 'Ada' });
    // until it is used, nothing changed
    expect((await before.call('/screens/session')).status).toBe(200);
    const answer = await accept({ token, password: PASSWORD });
    expect([answer.status, answer.body]).toMatchObject([200, { user: { email, name: 'Sam', role: 'staff' } }]);
    expect((await before.call('/screens/session')).status).toBe(401);
    expectGone(await accept({ token, password: PASSWORD }));
    const old = await api.call('/screens/session', { method: 'POST', key: null, json: { email, password } });
    expect(old.status).toBe(401);
    await signIn(api, { email, password: PASSWORD });
  });

  it('ends the wait for wrong passwords', async () => {
    const { email } = account.staff;
    const guess = () => api.call('/screens/session', { method: 'POST', key: null, json: { email, password: 'wrong' } });
    for (let tries = 0; tries < 10; tries += 1) await guess();
    expect((await guess()).status).toBe(429);
    await accept({ token: await resetLink(email), password: PASSWORD });
    await signIn(api, { email, password: PASSWORD });
  });

  it('replaces the one before, and is no invitation in the list', async () => {
    const [first, second] = [await resetLink(account.staff.email), await resetLink(account.staff.email)];
    expectGone(await look(first));
    expect((await look(second)).status).toBe(200);
    expect((await admin.call('/screens/invitations')).body).toEqual({ invitations: [] });
  });

  it('to somebody who runs the installation is made by their like only', async () => {
    await api.rows(`update "user" set role = 'admin' where email = $1`, [account.staff.email]);
    const { users } = userListSchema.parse((await admin.call('/screens/users')).body);
    const operator = users.find((user) => user.operator)?.id;
    const answer = await (
      await signIn(api, account.staff)
    ).call(`/screens/users/${operator}/reset-link`, {
      method: 'POST',
    });
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'operator_only' }]);
    expect(await resetLink(account.admin.email)).not.toBe('');
  });
});

describe('bad input', () => {
  beforeAll(inNewAccount);

  it.each([
    [{}, ['/email', '/role']],
    [{ email: 'nobody', role: 'staff' }, ['/email']],
    [{ email: 'a@b', role: 'staff' }, ['/email']],
    [{ email: `${'a'.repeat(250)}@b.example`, role: 'staff' }, ['/email']],
    [{ email: 'a@b.example', role: 'operator' }, ['/role']],
    [{ email: 'a@b.example', role: 'staff', operator: true }, ['/operator']],
    [{ email: ['a@b.example'], role: 'staff' }, ['/email']],
    [null, ['']],
  ])('an invitation of %j names the fields', async (json, fields) => {
    const answer = await admin.call('/screens/invitations', { method: 'POST', json });
    expect([answer.status, answer.body]).toMatchObject([422, { errors: fields.map((field) => ({ field })) }]);
  });

  it.each<readonly [Readonly<Record<string, unknown>>, readonly string[]]>([
    [{ name: 'Kim' }, ['/password']],
    [{ name: 'Kim', password: 'short' }, ['/password']],
    [{ name: 'Kim', password: 'password1234' }, ['/password']],
    [{ name: 'Kim van der Berg', password: 'kimvanderberg1' }, ['/password']],
    [{ password: PASSWORD }, ['/name']],
    [{ name: ' ', password: PASSWORD }, ['/name']],
    [{ name: 'Kim', password: PASSWORD, role: 'admin' }, ['/role']],
  ])('accepting with %j names the fields and uses nothing up', async (json, fields) => {
    const { token } = await invite();
    const answer = await accept({ token, ...json });
    expect([answer.status, answer.body]).toMatchObject([422, { errors: fields.map((field) => ({ field })) }]);
    expect((await look(token)).status).toBe(200);
  });

  it('a reset does not rename', async () => {
    const token = await resetLink(account.staff.email);
    expect((await accept({ token, name: 'Kim', password: PASSWORD })).body).toMatchObject({
      errors: [{ field: '/name' }],
    });
  });

  it.each([
    'x',
    `${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}.${'a'.repeat(43)}`,
    () => newSecretToken(account.account_id).token,
  ])('a token nobody was given is as gone as a used one', async (token) => {
    const text = typeof token === 'string' ? token : token();
    expectGone(await look(text));
    expectGone(await accept({ token: text, name: 'Kim', password: PASSWORD }));
  });

  it.each([{}, { token: '' }, { token: 7 }, { token: 'x'.repeat(201) }])(
    'looking with %j names the token',
    async (json) => {
      const answer = await api.call('/screens/invitation/look', { method: 'POST', key: null, json });
      expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field: '/token' }] }]);
    },
  );
});
