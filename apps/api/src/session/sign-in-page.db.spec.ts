import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { signIn } from './browser.spec-support.ts';

const TEMPORAL_UI = 'http://127.0.0.1:4405';

let api: RunningApi;
let folder: string;
let demo_file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-'));
  demo_file = join(folder, 'demo.json');
  api = await startApi(() => ({ KEPT_DEMO_FILE: demo_file, KEPT_TEMPORAL_UI_URL: TEMPORAL_UI }));
});

afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true });
});

const offered = async (): Promise<unknown> => (await api.call('/screens/sign-in', { key: null })).body;

it('offers the demo’s people as soon as their file is there, and nothing else of it', async () => {
  expect(await offered()).toEqual({ demo: null });
  await writeFile(demo_file, '{"admin":{"ema');
  expect(await offered()).toEqual({ demo: null });
  const { admin, staff, api_key } = api.ours;
  await writeFile(demo_file, JSON.stringify({ admin, staff, api_key, url: api.url }));
  expect(await offered()).toEqual({
    demo: {
      people: [
        { role: 'admin', ...admin },
        { role: 'staff', ...staff },
      ],
    },
  });
});

it('leaves out whom the file’s password does not let in any more', async () => {
  const { admin, staff } = api.ours;
  const browser = await signIn(api, staff);
  const json = { current_password: staff.password, new_password: 'three wet otters' };
  expect((await browser.call('/screens/password', { method: 'PUT', json })).status).toBe(204);
  expect(await offered()).toEqual({ demo: { people: [{ role: 'admin', ...admin }] } });
});

it.each([
  ['evil.example', false],
  ['127.0.0.1.evil.example:4400', false],
  ['localhost:5173', true],
  ['[::1]:4400', true],
  ['kept.example.org', true],
])('asked as %s offers them: %s', async (host, is_offered) => {
  // fetch sets Host by itself
  const body = await new Promise<string>((done, fail) => {
    get(`${api.url}/screens/sign-in`, { headers: { host } }, (answer) => {
      answer.setEncoding('utf8').on('data', done);
    }).on('error', fail);
  });
  expect(body.includes(api.ours.admin.password)).toBe(is_offered);
});

it('tells the Temporal UI to operators only', async () => {
  const [operator, other] = [await signIn(api, api.theirs.admin), await signIn(api, api.theirs.staff)];
  expect((await operator.call('/screens/session')).body).toMatchObject({ temporal_ui_url: TEMPORAL_UI });
  expect((await other.call('/screens/session')).body).toMatchObject({ temporal_ui_url: null });
});
