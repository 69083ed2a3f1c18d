import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { browserWith, signIn, type Browser } from '../session/browser.spec-support.ts';
import { isForPeople, isKeyed, routesOf, type Route } from './routes.spec-support.ts';
import { newSecretToken } from './secret-token.ts';

let api: RunningApi;
let routes: readonly Route[];

beforeAll(async () => {
  api = await startApi();
  routes = await routesOf(api);
});

afterAll(() => api.stop());

/** What the guard itself answers; anything else came from the route. */
const REFUSALS = new Set([
  'key_missing',
  'key_unknown',
  'scope_missing',
  'session_missing',
  'session_expired',
  'session_needed',
  'role_missing',
  'cross_site',
]);

const SOMETHING = '01a00000-0000-7000-8000-000000000000';

/** Paths with an id of nothing, so that a route that is let through finds nothing to change. */
const filled = (path: string): string => path.replaceAll(/:\w+/g, SOMETHING);

const codeOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';

/** Streams never end by themselves, so they are not asked to begin; signing out would end the browser that asks. */
const isCallable = ({ method, path }: Route): boolean =>
  path !== '/screens/live' && `${method} ${path}` !== 'DELETE /screens/session';

/** What the guard says to a request on a route; null when it lets it through. */
async function refusalTo(browser: Browser, { method, path }: Route): Promise<string | null> {
  const { body } = await browser.call(
    filled(path),
    method === 'GET' || method === 'DELETE' ? { method } : { method, json: [] },
  );
  const code = codeOf(body);
  return REFUSALS.has(code) ? code : null;
}

const STAFF_MAY_NOT = ['message_schedules:write', 'webhooks:read', 'webhooks:write'];

const staffMay = ({ access }: Route): boolean => {
  if (typeof access !== 'object' || access === null) return true;
  return 'key' in access && !STAFF_MAY_NOT.includes(access.key);
};

describe('on every route', () => {
  it('an admin is let in wherever a key or a session is', async () => {
    const admin = await signIn(api, api.ours.admin);
    const wanted = routes.filter((route) => (isKeyed(route) || isForPeople(route)) && isCallable(route));
    expect(wanted.length).toBeGreaterThan(30);
    for (const route of wanted) {
      expect(await refusalTo(admin, route), `${route.method} ${route.path}`).toBeNull();
    }
  });

  it('staff are refused where only admins go, where schedules are changed, and where programs are told of everything', async () => {
    const staff = await signIn(api, api.ours.staff);
    const wanted = routes.filter((route) => (isKeyed(route) || isForPeople(route)) && isCallable(route));
    expect(wanted.filter((route) => !staffMay(route)).length).toBeGreaterThan(7);
    for (const route of wanted) {
      const refusal = await refusalTo(staff, route);
      expect(refusal, `${route.method} ${route.path}`).toBe(staffMay(route) ? null : 'role_missing');
    }
  });

  it('a key is refused where people are wanted, and nothing of the account is told', async () => {
    const wanted = routes.filter(isForPeople);
    expect(wanted.length).toBeGreaterThan(10);
    for (const { method, path } of wanted) {
      const answer = await api.call(filled(path), { method });
      expect([answer.status, answer.body], `${method} ${path}`).toMatchObject([403, { code: 'session_needed' }]);
    }
  });

  it('nobody is let in without a session, or with one that is none', async () => {
    const dead = `__Host-kept_session=${newSecretToken(api.ours.account_id).token}`;
    for (const route of routes.filter((each) => isKeyed(each) || isForPeople(each))) {
      const name = `${route.method} ${route.path}`;
      const none = await api.call(filled(route.path), { method: route.method, key: null });
      expect([none.status, codeOf(none.body)], name).toEqual([401, isKeyed(route) ? 'key_missing' : 'session_missing']);
      expect(await refusalTo(browserWith(api, dead), route), name).toBe('session_expired');
    }
  });

  it('another site’s page changes nothing with the cookie of somebody who is signed in', async () => {
    const { cookie } = await signIn(api, api.ours.admin);
    const foreign = browserWith(api, cookie);
    for (const { method, path } of routes.filter((route) => isKeyed(route) || isForPeople(route))) {
      if (method === 'GET') continue;
      const answer = await foreign.call(filled(path), { method, headers: { 'sec-fetch-site': 'cross-site' } });
      expect([answer.status, answer.body], `${method} ${path}`).toMatchObject([403, { code: 'cross_site' }]);
    }
    for (const { method, path, access } of routes) {
      if (method === 'GET' || (access !== 'public' && access !== 'link')) continue;
      const answer = await api.call(path, { method, key: null, headers: { 'sec-fetch-site': 'same-site' } });
      expect([answer.status, answer.body], `${method} ${path}`).toMatchObject([403, { code: 'cross_site' }]);
      // what a client's page sends on plain http, where it names no origin
      const hidden = await api.call(path, { method, key: null, headers: { origin: 'null' } });
      if (access === 'link') expect(hidden.status, `${method} ${path}`).not.toBe(403);
      else expect([hidden.status, hidden.body], `${method} ${path}`).toMatchObject([403, { code: 'cross_site' }]);
    }
  });
});

describe('a change with a cookie', () => {
  const THERE: Readonly<Record<string, string>> = { 'x-there': '1' };
  it.each<readonly [string, (host: string) => Readonly<Record<string, string>>, boolean]>([
    ['Sec-Fetch-Site: same-origin', () => ({ 'sec-fetch-site': 'same-origin' }), true],
    ['Sec-Fetch-Site: same-site', () => ({ 'sec-fetch-site': 'same-site' }), false],
    ['Sec-Fetch-Site: cross-site', () => ({ 'sec-fetch-site': 'cross-site' }), false],
    ['Sec-Fetch-Site: none', () => ({ 'sec-fetch-site': 'none' }), false],
    ['an odd Sec-Fetch-Site', () => ({ 'sec-fetch-site': 'Same-Origin, cross-site' }), false],
    ['the Origin of this host', (host) => ({ origin: `http://${host}` }), true],
    ['the Origin of this host under https, as behind a proxy', (host) => ({ origin: `https://${host}` }), true],
    ['the Origin of another host', () => ({ origin: 'http://evil.example' }), false],
    ['the Origin of another port', () => ({ origin: 'http://127.0.0.1:1' }), false],
    ['the Origin of a host that begins like this one', (host) => ({ origin: `http://${host}.evil.example` }), false],
    ['an Origin of null', () => ({ origin: 'null' }), false],
    ['an Origin that is none', () => ({ origin: '%' }), false],
    [
      'Sec-Fetch-Site against the Origin',
      (host) => ({ 'sec-fetch-site': 'cross-site', origin: `http://${host}` }),
      false,
    ],
    ['neither', () => THERE, false],
  ])('by %s', async (_, headersOf, isTaken) => {
    const { cookie } = await signIn(api, api.theirs.admin);
    const headers = { cookie, ...headersOf(new URL(api.url).host) };
    for (const [method, path] of [
      ['DELETE', '/screens/sessions'],
      ['PUT', '/screens/password'],
      ['POST', '/v1/stop_list'],
      ['PATCH', `/screens/users/${SOMETHING}`],
    ] as const) {
      const answer = await api.call(path, { method, key: null, headers });
      expect(codeOf(answer.body) === 'cross_site', `${method} ${path}`).toBe(!isTaken);
    }
    // reading is everybody's: an answer is not shown to another site's page
    for (const method of ['GET', 'HEAD']) {
      expect((await api.call('/screens/session', { method, key: null, headers })).status).toBe(200);
    }
  });
});

describe('a request with both', () => {
  it('is the key’s', async () => {
    const { cookie } = await signIn(api, api.ours.admin);
    const of = (path: string, key: string) => api.call(path, { key, headers: { cookie } });
    expect((await of('/v1/events', 'kept_nonsense')).body).toMatchObject({ code: 'key_unknown' });
    expect((await of('/screens/session', api.ours.api_key)).body).toMatchObject({ code: 'session_needed' });
    const stopped = await api.call('/v1/stop_list', {
      method: 'POST',
      key: api.theirs.api_key,
      headers: { cookie },
      json: { type: 'phone', address: '+12025550199' },
    });
    expect(stopped.status).toBe(201);
    expect((await of('/v1/stop_list', api.ours.api_key)).body).toMatchObject({ entries: [] });
  });
});

describe('a session', () => {
  it('sees and changes its own account only', async () => {
    const [ours, theirs] = [await signIn(api, api.ours.admin), await signIn(api, api.theirs.admin)];
    await ours.call('/screens/invitations', { method: 'POST', json: { email: 'new@ours.example', role: 'staff' } });
    await ours.call('/v1/stop_list', { method: 'POST', json: { type: 'email', address: 'kim@ours.example' } });
    const listed = await Promise.all(
      [
        '/screens/users',
        '/screens/sessions',
        '/screens/invitations',
        '/v1/events',
        '/v1/stop_list',
        '/screens/session',
      ].map(async (path) => (await theirs.call(path)).text),
    );
    expect(listed.join('\n')).not.toMatch(/ours/);
    for (const [path, method, table] of [
      ['/screens/users/:id', 'PATCH', '"user"'],
      ['/screens/users/:id/reset-link', 'POST', '"user"'],
      ['/screens/invitations/:id', 'DELETE', 'invitation'],
      ['/screens/sessions/:id', 'DELETE', 'session'],
      ['/v1/stop_list/:id', 'DELETE', 'stop_list_entry'],
    ] as const) {
      const [row] = await api.rows(`select id from ${table} where account_id = $1 limit 1`, [api.ours.account_id]);
      const answer = await theirs.call(path.replace(':id', String(row?.['id'])), {
        method,
        ...(method === 'PATCH' ? { json: { name: 'Stolen' } } : {}),
      });
      expect(answer.status, `${method} ${path}`).toBe(404);
    }
    expect((await ours.call('/screens/users')).text).not.toContain('Stolen');
  });

  it('does at once what a new role allows', async () => {
    const staff = await signIn(api, api.ours.staff);
    const asRole = (role: string) =>
      api.rows('update "user" set role = $1 where email = $2', [role, api.ours.staff.email]);
    expect((await staff.call('/screens/users')).status).toBe(403);
    await asRole('admin');
    expect((await staff.call('/screens/users')).status).toBe(200);
    await asRole('staff');
    expect((await staff.call('/screens/users')).body).toMatchObject({ code: 'role_missing' });
  });
});
