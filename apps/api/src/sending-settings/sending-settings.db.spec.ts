import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startApi, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { sendingSettingsSchema } from './sending-settings.schema.ts';

let api: RunningApi;
let ours: TestAccount;
let admin: Browser;
let staff: Browser;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

beforeEach(async () => {
  ours = await api.newAccount();
  [admin, staff] = await Promise.all([signIn(api, ours.admin), signIn(api, ours.staff)]);
});

const read = async () => sendingSettingsSchema.parse((await staff.call('/screens/sending_settings')).body);

const change = (quiet_hours: unknown, who: Browser = admin) =>
  who.call('/screens/sending_settings', { method: 'PATCH', json: { quiet_hours } });

it('changes the quiet hours of the account and nothing else of its settings', async () => {
  const before = await api.rows('select settings from account where id = $1', [ours.account_id]);
  expect((await change({ from: '20:30', to: '09:00' })).status).toBe(200);
  expect((await read()).quiet_hours).toEqual({ from: '20:30', to: '09:00' });
  const after = await api.rows('select settings from account where id = $1', [ours.account_id]);
  expect(after[0]?.['settings']).toEqual({
    ...Object(before[0]?.['settings']),
    quiet_hours: { from: '20:30', to: '09:00' },
  });
  expect((await change(null)).body).toMatchObject({ quiet_hours: null });
  expect((await read()).quiet_hours).toBeNull();
});

it('leaves another account as it is', async () => {
  const other = await signIn(api, (await api.newAccount()).admin);
  const theirs = (await other.call('/screens/sending_settings')).body;
  await change({ from: '01:00', to: '02:00' });
  expect((await other.call('/screens/sending_settings')).body).toEqual(theirs);
});

it('tells the languages of contacts, each once', async () => {
  await api.rows(
    `insert into contact (id, account_id, name, locale)
     select gen_random_uuid(), $1, 'Somebody', unnest(array['es', 'fr-CA', 'es', null])`,
    [ours.account_id],
  );
  expect((await read()).locales_in_use).toEqual(['es', 'fr-CA']);
});

it.each([
  [{ from: '25:00', to: '08:00' }, '/quiet_hours/from', 'is not a time such as 21:00'],
  [{ from: '21:00', to: '21:00' }, '/quiet_hours/to', 'is the same time as their beginning'],
])('refuses %o and says why', async (quiet_hours, field, message) => {
  const answer = await change(quiet_hours);
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ errors: [{ field, message: expect.stringContaining(message) }] });
});

it('takes a voice for a language, and none that does not speak it', async () => {
  const patch = (voices: unknown) => admin.call('/screens/sending_settings', { method: 'PATCH', json: { voices } });
  expect((await read()).voices).toEqual({});
  expect((await patch({ 'en-US': 'Polly.Matthew', 'de-DE': 'Polly.Hans' })).status).toBe(200);
  expect((await read()).voices).toEqual({ 'en-US': 'Polly.Matthew', 'de-DE': 'Polly.Hans' });
  expect((await patch({ 'de-DE': 'Polly.Joanna' })).body).toMatchObject({
    errors: [{ field: '/voices/de-DE', message: expect.stringContaining('Polly.Vicki, Polly.Hans') }],
  });
  expect((await patch({ xx: 'Polly.Hans' })).status).toBe(422);
});

it('lets staff look and not change', async () => {
  expect((await change(null, staff)).status).toBe(403);
});

it('changes whether calls are forwarded and nothing else', async () => {
  const patch = (json: unknown) => admin.call('/screens/sending_settings', { method: 'PATCH', json });
  await change({ from: '20:30', to: '09:00' });
  expect((await patch({ may_forward: true })).body).toMatchObject({ may_forward: true });
  expect(await read()).toMatchObject({ may_forward: true, quiet_hours: { from: '20:30', to: '09:00' } });
});
