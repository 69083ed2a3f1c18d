import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { browserWith, cookieOf, signIn, type Browser } from './browser.spec-support.ts';
import { sessionListSchema } from './sessions.schema.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

const listOf = async (browser: Browser) =>
  sessionListSchema.parse((await browser.call('/screens/sessions')).body).sessions;

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0';

it('lists where one is signed in, with the device in words and the one that asks marked', async () => {
  const answer = await api.call('/screens/session', {
    method: 'POST',
    key: null,
    json: api.ours.admin,
    headers: { 'user-agent': FIREFOX },
  });
  const here = browserWith(api, cookieOf(answer));
  await signIn(api, api.ours.admin);
  await signIn(api, api.ours.staff);
  const sessions = await listOf(here);
  expect(sessions).toHaveLength(2);
  expect(sessions.find(({ current }) => current)).toMatchObject({ device: 'Firefox on Linux', address: '127.0.0.1' });
  await here.call('/screens/sessions', { method: 'DELETE' });
});

it('ends one of them, and only one’s own', async () => {
  const [here, there, others] = [
    await signIn(api, api.ours.admin),
    await signIn(api, api.ours.admin),
    await signIn(api, api.ours.staff),
  ];
  const idOf = async (browser: Browser): Promise<string> =>
    (await listOf(browser)).find(({ current }) => current)?.id ?? '';
  const [there_id, others_id] = [await idOf(there), await idOf(others)];
  expect((await here.call(`/screens/sessions/${there_id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await there.call('/screens/session')).body).toMatchObject({ code: 'session_expired' });
  const foreign = await here.call(`/screens/sessions/${others_id}`, { method: 'DELETE' });
  expect([foreign.status, foreign.body]).toMatchObject([404, { code: 'session_not_found' }]);
  const again = await here.call(`/screens/sessions/${there_id}`, { method: 'DELETE' });
  expect(again.status).toBe(404);
  expect((await others.call('/screens/session')).status).toBe(200);
  const own = await here.call(`/screens/sessions/${await idOf(here)}`, { method: 'DELETE' });
  expect([own.status, own.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
});

it('ends all others at once and says how many', async () => {
  const browsers = await Promise.all([1, 2, 3].map(() => signIn(api, api.theirs.staff)));
  const colleague = await signIn(api, api.theirs.admin);
  const answer = await browsers[0]?.call('/screens/sessions', { method: 'DELETE' });
  expect(answer?.body).toEqual({ revoked: 2 });
  const statuses = await Promise.all(
    [...browsers, colleague].map(async (each) => (await each.call('/screens/session')).status),
  );
  expect(statuses).toEqual([200, 401, 401, 200]);
});

it('leaves out what is over', async () => {
  const here = await signIn(api, api.theirs.staff);
  await signIn(api, api.theirs.staff);
  const before = (await listOf(here)).length;
  await api.rows(
    `update session set expires_at = now() - interval '1 second' where id = (select max(id::text)::uuid from session)`,
  );
  expect(await listOf(here)).toHaveLength(before - 1);
});

it.each(['nonsense', '1', '%00'])('names the id when it is %s', async (id) => {
  const here = await signIn(api, api.ours.staff);
  const answer = await here.call(`/screens/sessions/${id}`, { method: 'DELETE' });
  expect([answer.status, z.object({ errors: z.array(z.unknown()) }).parse(answer.body).errors]).toMatchObject([
    422,
    [{ field: 'id' }],
  ]);
});
