import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { signIn } from '../session/browser.spec-support.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

const run = (...args: readonly string[]) =>
  promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, '..', '..', 'dist', 'commands', 'make-reset-link.js'), ...args],
    {
      env: { ...api.env, KEPT_LOG_LEVEL: 'silent' },
    },
  );

it('lets the only administrator back in', async () => {
  const { email } = api.ours.admin;
  const before = await signIn(api, api.ours.admin);
  const { stdout } = await run(email.toUpperCase());
  const [page, token] = stdout.trim().split('#');
  expect(page).toBe(`${api.public_url}/invitation`);
  const password = 'three wet otters';
  const json = { token, password };
  const answer = await api.call('/screens/invitation/accept', { method: 'POST', key: null, json });
  expect([answer.status, answer.body]).toMatchObject([200, { user: { email, role: 'admin' } }]);
  expect((await before.call('/screens/session')).status).toBe(401);
  await signIn(api, { email, password });
});

it.each([[['nobody@clinic.example']], [[]]])('says so when there is nobody at %j', async (args) => {
  await expect(run(...args)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Nobody who can sign in'),
  });
});
