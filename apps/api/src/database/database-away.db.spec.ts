import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import twilio from 'twilio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyMigrations } from '@kept/persistence/apply-migrations';
import { eventually } from '../../../../test/harness/eventually.ts';
import { startPostgres, type TestPostgres } from '../../../../test/harness/start-postgres.ts';
import { CLINIC } from '../commands/demo/clinic.ts';
import { startApiOn, type RunningApi } from '../running-api.spec-support.ts';

let postgres: TestPostgres;
let api: RunningApi;

beforeAll(async () => {
  postgres = await startPostgres();
  await applyMigrations(postgres.urls);
  api = await startApiOn({ app_url: postgres.urls.app_url, superuser_url: postgres.superuser_url });
});

afterAll(async () => {
  await api.stop();
  await postgres.stop();
});

const reply = (): Promise<{ readonly status: number }> => {
  const path = `/v1/webhooks/twilio/${api.ours.account_id}/messages`;
  const form = {
    AccountSid: api.ours.carrier.account_sid,
    MessageSid: 'SM1',
    From: '+12025550123',
    To: CLINIC.phone,
    Body: 'STOP',
  };
  const signature = twilio.getExpectedTwilioSignature(api.ours.carrier.auth_token, `${api.public_url}${path}`, form);
  return api.call(path, {
    method: 'POST',
    key: null,
    raw: new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
  });
};

it('away: 503 with Retry-After and a 5xx to the carrier; back: everything as before, without a restart', async () => {
  expect((await api.call('/health/ready')).status).toBe(200);
  expect((await api.call('/v1/events')).status).toBe(200);

  await postgres.stop('SIGQUIT');
  const events = { events: [{ title: 'x', start_time: '2027-03-10T15:00', end_time: '2027-03-10T16:00' }] };
  for (const answer of [
    await api.call('/v1/events'),
    await api.call('/v1/events'),
    await api.call('/v1/events', { method: 'POST', json: events }),
    await api.call('/v1/sandbox/clock'),
  ]) {
    expect([answer.status, answer.body], answer.text).toMatchObject([503, { code: 'database_unavailable' }]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect((await reply()).status).toBe(503);
  expect((await api.call('/health/ready')).body).toMatchObject({
    status: 'down',
    parts: { database: { status: 'down' } },
  });
  expect((await api.call('/health')).status).toBe(503);
  expect((await api.call('/health/live')).status).toBe(200);

  await postgres.start();
  await eventually(async () => expect((await api.call('/health/ready')).status).toBe(200), { timeout_ms: 10_000 });
  expect((await api.call('/v1/events', { method: 'POST', json: events })).status).toBe(201);
  expect((await reply()).status).toBe(200);
});

it('Temporal away: ready but degraded, and writes succeed', async () => {
  expect((await api.call('/health')).body).toMatchObject({
    status: 'degraded',
    parts: { database: { status: 'ok' }, temporal: { status: 'down' } },
  });
});

it.each([
  ['the owner', () => postgres.urls.owner_url, /owns tables/],
  ['a superuser', () => postgres.superuser_url, /is a superuser/],
])('does not start as %s', async (_, url, said) => {
  const start = promisify(execFile)(process.execPath, [join(import.meta.dirname, '..', '..', 'dist', 'main.js')], {
    env: { ...api.env, DATABASE_URL: url(), KEPT_PORT: '1024' },
  });
  await expect(start).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(said) });
});
