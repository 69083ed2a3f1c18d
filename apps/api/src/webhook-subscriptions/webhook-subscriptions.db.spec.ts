import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';

let api: RunningApi;
let key: string;

beforeAll(async () => {
  api = await startApi();
  key = api.ours.api_key;
});

afterAll(() => api.stop());

const ours = 'http://127.0.0.1:9/hook';
const madeSchema = z.object({
  webhook_subscription: z.looseObject({ id: z.uuid() }),
  secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{43}=$/),
});

async function make(more: object = {}) {
  const answer = await api.call('/v1/webhook_subscriptions', {
    method: 'POST',
    json: { url: ours, event_types: ['message.sent', 'message.failed'], ...more },
  });
  expect(answer.status, answer.text).toBe(201);
  return madeSchema.parse(answer.body);
}

const at = (id: string, rest = '') => `/v1/webhook_subscriptions/${id}${rest}`;

describe('a webhook', () => {
  it('shows its secret once, and a repetition under the same key does not', async () => {
    const ask = { method: 'POST', headers: { 'idempotency-key': 'hook-1' } };
    const json = { url: ours, description: 'Our desk', event_types: ['message.sent'] };
    const first = await api.call('/v1/webhook_subscriptions', { ...ask, json });
    const again = await api.call('/v1/webhook_subscriptions', { ...ask, json });
    const { secret, webhook_subscription } = madeSchema.parse(first.body);
    expect([again.status, again.body]).toEqual([201, { webhook_subscription, secret: null }]);
    expect((await api.call(at(webhook_subscription.id))).body).toEqual(webhook_subscription);
    expect(JSON.stringify(await api.rows('select response from idempotency_key'))).not.toContain(secret);
    const [{ text } = {}] = await api.rows(`select encode(secret, 'escape') as text from webhook_subscription`);
    expect(text).not.toContain(secret.slice(6));
  });

  it('is changed, switched off and on, and gone once deleted', async () => {
    const { id } = (await make()).webhook_subscription;
    const change = (json: object) => api.call(at(id), { method: 'PATCH', json });
    expect((await change({ enabled: false })).body).toMatchObject({ enabled: false, disabled_reason: 'by_person' });
    expect(await api.call(at(id, '/test'), { method: 'POST' })).toMatchObject({
      status: 409,
      body: { code: 'webhook_subscription_disabled' },
    });
    expect((await change({ enabled: true, event_types: ['participant.confirmed'] })).body).toMatchObject({
      enabled: true,
      disabled_reason: null,
      event_types: ['participant.confirmed'],
    });
    expect((await api.call(at(id), { method: 'DELETE' })).status).toBe(204);
    for (const path of [at(id), at(id, '/deliveries')]) expect((await api.call(path)).status).toBe(404);
    expect((await change({ enabled: true })).status).toBe(404);
    expect(JSON.stringify((await api.call('/v1/webhook_subscriptions')).body)).not.toContain(id);
  });

  it('keeps the secret before for a day when it gets a new one', async () => {
    const { webhook_subscription, secret } = await make();
    const rolled = await api.call(at(webhook_subscription.id, '/roll_secret'), { method: 'POST' });
    const fresh = madeSchema.parse(rolled.body);
    expect(fresh.secret).not.toBe(secret);
    const until = Date.parse(String(fresh.webhook_subscription['previous_secret_until']));
    expect(until - Date.now()).toBeGreaterThan(86_000_000);
  });

  it.each([
    [{ url: 'ftp://example.org/' }, '/url'],
    [{ url: 'example.org' }, '/url'],
    [{ url: 'https://kim:secret@example.org/' }, '/url'],
    [{ event_types: [] }, '/event_types'],
    [{ event_types: ['message.sent', 'message.thought'] }, '/event_types/1'],
    [{ surprise: 1 }, ''],
  ])('is refused with %j, by field', async (more, field) => {
    const json = { url: ours, event_types: ['message.sent'], ...more };
    const answer = await api.call('/v1/webhook_subscriptions', { method: 'POST', json });
    expect(answer.status, answer.text).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ field: expect.stringContaining(field) }] });
  });

  it('of a live account goes over TLS to the internet only', async () => {
    const theirs = await api.newAccount();
    await api.rows(`set session_replication_role = replica`);
    await api.rows(`update account set mode = 'live' where id = $1`, [theirs.account_id]);
    await api.rows(`set session_replication_role = origin`);
    for (const [url, code] of [
      ['http://example.org/', 'not_https'],
      ['https://127.0.0.1/', 'private_host'],
      ['https://[::ffff:10.0.0.1]/', 'private_host'],
      ['https://localhost/', 'private_host'],
    ]) {
      const answer = await api.call('/v1/webhook_subscriptions', {
        method: 'POST',
        key: theirs.api_key,
        json: { url, event_types: ['message.sent'] },
      });
      expect(answer.body, url).toMatchObject({ status: 422, errors: [{ field: '/url', code }] });
    }
  });

  it('is nobody else’s', async () => {
    const { id } = (await make()).webhook_subscription;
    const test = await api.call(at(id, '/test'), { method: 'POST' });
    const delivery = z.object({ id: z.uuid() }).parse(test.body).id;
    const { api_key } = api.theirs;
    for (const [method, path] of [
      ['GET', at(id)],
      ['PATCH', at(id)],
      ['DELETE', at(id)],
      ['GET', at(id, '/deliveries')],
      ['POST', at(id, '/test')],
      ['GET', `/v1/webhook_deliveries/${delivery}`],
      ['POST', `/v1/webhook_deliveries/${delivery}/redeliver`],
    ] as const) {
      const json = method === 'PATCH' ? { description: 'x' } : undefined;
      expect((await api.call(path, { method, key: api_key, json })).status, path).toBe(404);
    }
  });
});

describe('the log of a webhook', () => {
  it('is paged, narrowed, and what failed is told again', async () => {
    const { id } = (await make()).webhook_subscription;
    for (let round = 0; round < 3; round += 1) {
      expect((await api.call(at(id, '/test'), { method: 'POST' })).status).toBe(202);
    }
    const pageSchema = z.object({
      deliveries: z.array(z.looseObject({ id: z.uuid() })),
      older_than: z.uuid().nullable(),
    });
    const page = async (query: string) => pageSchema.parse((await api.call(at(id, `/deliveries?${query}`))).body);
    const first = await page('limit=2');
    const rest = await page(`limit=2&older_than=${first.older_than}`);
    expect([first.deliveries.length, rest.deliveries.length, rest.older_than]).toEqual([2, 1, null]);

    const [failed] = first.deliveries;
    await api.rows(`update webhook_delivery set status = 'failed', tries = 10, settled_at = now() where id = $1`, [
      failed?.id,
    ]);
    await api.rows(
      `insert into webhook_try (account_id, delivery_id, number, started_at, duration_ms, status_code, error_code, answer)
       values ($1, $2, 10, now(), 12, 500, 'status_500', 'no')`,
      [api.ours.account_id, failed?.id],
    );
    expect((await page('status=failed')).deliveries).toMatchObject([
      { id: failed?.id, last_status_code: 500, last_error: 'It answered 500; only 2xx counts as taken.' },
    ]);
    const redeliver = (since: string) => api.call(at(id, '/redeliver'), { method: 'POST', json: { since } });
    expect((await redeliver('2099-01-01T00:00:00Z')).body).toEqual({ redelivered: 0 });
    expect((await redeliver('2020-01-01T00:00:00Z')).body).toEqual({ redelivered: 1 });
    const read = await api.call(`/v1/webhook_deliveries/${failed?.id}`, { key });
    expect(read.body).toMatchObject({ status: 'pending', tries: 0, attempts: [{ number: 10, answer: 'no' }] });
  });
});
