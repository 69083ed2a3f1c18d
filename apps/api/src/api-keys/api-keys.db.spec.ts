import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { apiKeyListSchema, madeApiKeySchema, type MadeApiKey } from './api-keys.schema.ts';

let api: RunningApi;
let admin: Browser;

beforeAll(async () => {
  api = await startApi();
  admin = await signIn(api, api.ours.admin);
});

afterAll(() => api.stop());

async function make(json: unknown = { name: 'Front desk system', scopes: ['events:read'] }): Promise<MadeApiKey> {
  const made = await admin.call('/screens/api-keys', { method: 'POST', json });
  expect(made.status).toBe(201);
  return madeApiKeySchema.parse(made.body);
}

const list = async () =>
  apiKeyListSchema.parse((await admin.call('/screens/api-keys')).body).api_keys.filter(({ name }) => name !== 'Demo');

it('shows a key once, which then opens what its scopes say and nothing else', async () => {
  const { key, api_key } = await make();
  expect(key.startsWith(api_key.prefix)).toBe(true);
  expect(await api.call('/v1/events', { key })).toMatchObject({ status: 200 });
  const refused = await api.call('/v1/events', { key, method: 'POST', json: { events: [] } });
  expect(refused).toMatchObject({ status: 403, body: { code: 'scope_missing' } });

  const [listed] = await list();
  expect(listed).toMatchObject({ id: api_key.id, name: 'Front desk system', made_by: 'Ada', revoked_at: null });
  expect(listed?.last_used_at).not.toBeNull();
  expect(JSON.stringify(await list())).not.toContain(key);
  const stored = await api.rows(
    `select count(*)::int as n from api_key where position(convert_to($1, 'UTF8') in key_hash) > 0`,
    [key],
  );
  expect(stored).toEqual([{ n: 0 }]);
});

it('refuses a revoked key from the next request on, and lists it last', async () => {
  const gone = await make({ name: 'Old system', scopes: ['events:read'] });
  const kept = await make({ name: 'New system', scopes: ['events:read'] });
  const revoked = await admin.call(`/screens/api-keys/${gone.api_key.id}`, { method: 'DELETE' });
  expect(revoked.status).toBe(204);
  expect(await api.call('/v1/events', { key: gone.key })).toMatchObject({ status: 401 });
  expect(await api.call('/v1/events', { key: kept.key })).toMatchObject({ status: 200 });
  expect((await list()).at(-1)).toMatchObject({ name: 'Old system', revoked_at: expect.any(String) });
});

it.each([
  [{ name: ' ', scopes: ['events:read'] }, '/name'],
  [{ name: 'x', scopes: [] }, '/scopes'],
  [{ name: 'x', scopes: ['everything'] }, '/scopes/0'],
])('refuses %j by the name of its field', async (json, field) => {
  const answer = await admin.call('/screens/api-keys', { method: 'POST', json });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
});

it('belongs to the admins of its own account', async () => {
  const { api_key } = await make();
  const theirs = await signIn(api, api.theirs.admin);
  const answer = await theirs.call(`/screens/api-keys/${api_key.id}`, { method: 'DELETE' });
  expect(answer).toMatchObject({ status: 404, body: { code: 'api_key_not_found' } });
});
