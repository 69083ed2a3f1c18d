import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { startProcess, type TestProcess } from '../../../../test/harness/process.ts';
import { freePort } from '../free-port.spec-support.ts';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';

let api: RunningApi;
/** A replica of the same installation. */
let other: TestProcess;
let other_url: string;
let admin: Browser;

beforeAll(async () => {
  api = await startApi();
  const port = await freePort();
  other_url = `http://127.0.0.1:${port}`;
  other = await startProcess({
    command: process.execPath,
    args: [join(import.meta.dirname, '..', '..', 'dist', 'main.js')],
    env: { ...api.env, KEPT_PORT: String(port) },
    ready: /api listening/,
    ready_within_ms: 30_000,
  });
  admin = await signIn(api, api.ours.admin);
  // two processes start here
}, 120_000);

afterAll(async () => {
  await other.stop();
  await api.stop();
});

const madeSchema = z.object({ key: z.string(), api_key: z.object({ id: z.uuid(), requests_a_minute: z.int() }) });

async function keyWith(requests_a_minute: number) {
  const answer = await admin.call('/screens/api-keys', {
    method: 'POST',
    json: { name: 'Booking', scopes: ['events:read'], requests_a_minute },
  });
  return madeSchema.parse(answer.body);
}

const ask = (url: string, key: string) => fetch(`${url}/v1/events`, { headers: { authorization: `Bearer ${key}` } });

// the minute that counts is the database's: the next begins only when it says so
beforeEach(async () => {
  const [row] = await api.rows(`select extract(second from clock_timestamp())::float8 as second`);
  const second = Number(row?.['second']);
  if (second > 45) await api.rows('select pg_sleep($1)', [60.2 - second]);
});

it('tells with every answer what is left, and refuses what is beyond with when to come again', async () => {
  const { key } = await keyWith(3);
  const answers = [];
  for (let asked = 0; asked < 5; asked += 1) answers.push(await ask(api.url, key));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
  expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual(['2', '1', '0', '0', '0']);
  const last = answers[4];
  const headers = last?.headers ?? new Headers();
  const body: unknown = await last?.json();
  expect(headers.get('ratelimit-limit')).toBe('3');
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect(headers.get('retry-after')).toBe(headers.get('ratelimit-reset'));
  expect(body).toMatchObject({ status: 429, code: 'too_many_requests', detail: expect.stringContaining('3') });
});

it('lets never more through over all processes, however many ask at once', async () => {
  const { key } = await keyWith(40);
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => ask(index % 2 === 0 ? api.url : other_url, key)),
  );
  const passed = answers.filter(({ status }) => status === 200).length;
  expect(passed).toBeLessThanOrEqual(40);
  expect(passed).toBeGreaterThanOrEqual(38);
  expect(answers.every(({ status }) => status === 200 || status === 429)).toBe(true);
});

it('costs twenty statements a minute at most, not one a request', async () => {
  const { key, api_key } = await keyWith(1_000);
  const given = async () =>
    (await api.rows('select window_given from api_key where id = $1', [api_key.id]))[0]?.['window_given'];
  for (let asked = 0; asked < 50; asked += 1) await ask(api.url, key);
  expect(await given()).toBe(50);
  await ask(api.url, key);
  expect(await given()).toBe(100);
});

it('is changed for the next request', async () => {
  const { key, api_key } = await keyWith(1);
  expect([(await ask(api.url, key)).status, (await ask(api.url, key)).status]).toEqual([200, 429]);
  const change = (requests_a_minute: number) =>
    admin.call(`/screens/api-keys/${api_key.id}`, { method: 'PATCH', json: { requests_a_minute } });
  expect((await change(0)).status).toBe(422);
  expect((await change(30)).body).toMatchObject({ id: api_key.id, requests_a_minute: 30 });
  const answer = await ask(api.url, key);
  expect([answer.status, answer.headers.get('ratelimit-limit')]).toEqual([200, '30']);
});

it('leaves people who are signed in alone', async () => {
  const answer = await admin.call('/v1/events');
  expect([answer.status, answer.headers.get('ratelimit-limit')]).toEqual([200, null]);
});
