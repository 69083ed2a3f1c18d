import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { newApiKey } from './api-key.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

describe('a key', () => {
  const basic = (email: string, key: string) => ({
    authorization: `Basic ${Buffer.from(`${email}:${key}`).toString('base64')}`,
  });

  it('is taken as Bearer, and as Basic with the address of its owner', async () => {
    const { email, api_key } = api.ours;
    expect((await api.call('/v1/events')).status).toBe(200);
    expect((await api.call('/v1/events', { key: null, headers: basic(email.toUpperCase(), api_key) })).status).toBe(
      200,
    );
    expect((await api.call('/v1/events', { key: null, headers: basic(api.theirs.email, api_key) })).status).toBe(401);
  });

  it('does what its scopes allow and no more', async () => {
    await api.rows(`update api_key set scopes = '{events:read}' where account_id = $1`, [api.theirs.account_id]);
    const key = api.theirs.api_key;
    expect((await api.call('/v1/events', { key })).status).toBe(200);
    const answer = await api.call('/v1/stop_list', { key, method: 'POST', json: {} });
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'scope_missing' }]);
  });

  it('ends with its revocation and with its owner', async () => {
    const key = api.theirs.api_key;
    await api.rows('update "user" set disabled_at = now() where email = $1', [api.theirs.email]);
    expect((await api.call('/v1/events', { key })).status).toBe(401);
    await api.rows('update "user" set disabled_at = null where email = $1', [api.theirs.email]);
    expect((await api.call('/v1/events', { key })).status).toBe(200);
    await api.rows('update api_key set revoked_at = now() where account_id = $1', [api.theirs.account_id]);
    expect((await api.call('/v1/events', { key })).status).toBe(401);
  });

  it('guessed too often makes the address wait, and right keys go on', async () => {
    let last = 0;
    for (let tries = 0; tries < 80 && last !== 429; tries += 1) {
      last = (await api.call('/v1/events', { key: newApiKey(api.ours.account_id) })).status;
    }
    expect(last).toBe(429);
    expect((await api.call('/v1/events')).status).toBe(200);
  });
});
