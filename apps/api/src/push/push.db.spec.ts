import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openPushService, type PushService } from '@kept/channels/push-service.spec-support';
import { startApi, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { pushBrowsersSchema } from './push.schema.ts';

let api: RunningApi;
let service: PushService;
let ours: TestAccount;
let staff: Browser;

beforeAll(async () => {
  [api, service] = await Promise.all([startApi(), openPushService()]);
});
afterAll(async () => {
  await api.stop();
  await service.close();
});
beforeEach(async () => {
  ours = await api.newAccount();
  staff = await signIn(api, ours.staff);
});

const list = async (who = staff) => pushBrowsersSchema.parse((await who.call('/screens/push')).body);
const add = (json: unknown = service.browser, who = staff) => who.call('/screens/push', { method: 'POST', json });

it('a browser is somebody’s own, once however often it says so, and theirs to turn off', async () => {
  await add();
  const answer = pushBrowsersSchema.parse((await add()).body);
  expect(answer.browsers).toMatchObject([{ endpoint: service.browser.endpoint, failure: null }]);
  expect(answer.public_key).toMatch(/^[\w-]{87}$/);
  const admin = await signIn(api, ours.admin);
  expect((await list(admin)).browsers).toEqual([]);
  const { id } = (await list()).browsers[0] ?? { id: '' };
  expect((await admin.call(`/screens/push/${id}`, { method: 'DELETE' })).status).toBe(404);
  expect((await staff.call(`/screens/push/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await list()).browsers).toEqual([]);
});

it('a browser where somebody else signs in tells them and no longer who was there before', async () => {
  await add();
  const admin = await signIn(api, ours.admin);
  await add(service.browser, admin);
  expect((await list()).browsers).toEqual([]);
  expect((await list(admin)).browsers).toHaveLength(1);
});

it.each([
  [{ endpoint: 'nowhere' }, '/endpoint'],
  [{ p256dh: 'short' }, '/p256dh'],
  [{ auth: '' }, '/auth'],
])('refuses %o and says where it stands', async (part, field) => {
  expect(await add({ ...service.browser, ...part })).toMatchObject({ status: 422, body: { errors: [{ field }] } });
});

it('a test is written for one’s own browsers', async () => {
  await add();
  expect((await staff.call('/screens/push/test', { method: 'POST', json: {} })).status).toBe(204);
  expect(await api.rows('select title, body from push_notice where account_id = $1', [ours.account_id])).toEqual([
    { title: 'Kept', body: 'Notifications reach this browser.' },
  ]);
});
