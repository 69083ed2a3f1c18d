import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { notificationSettingsSchema } from './notification-settings.schema.ts';

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

const path = '/screens/notification_settings';
const read = async (who = staff) => notificationSettingsSchema.parse((await who.call(path)).body);
const change = (json: unknown, who = admin) => who.call(path, { method: 'PATCH', json });
const rulesOf = async (event: string) => (await read()).events.find((each) => each.event === event)?.rules;
const samOf = async () => {
  const sam = (await read()).people.find(({ is_admin }) => !is_admin);
  if (sam === undefined) throw new Error('nobody but admins');
  return sam;
};

describe('the settings of notifications', () => {
  it('say of every event whom it is told to, as usual until the account says otherwise', async () => {
    const { user_id } = { user_id: (await samOf()).id };
    const { events } = await read();
    expect(events.find(({ event }) => event === 'opted_out')).toMatchObject({ rules: [] });
    const answer = await change({
      event: 'opted_out',
      rules: [
        { channel: 'email', recipient: 'user', user_id },
        { channel: 'email', recipient: 'user', user_id },
        { channel: 'email', recipient: 'calendar_owner' },
        { channel: 'email', recipient: 'address', address: ' Desk@Clinic.example' },
        { channel: 'sms', recipient: 'address', address: '(202) 555-0151' },
      ],
    });
    expect(answer.status).toBe(200);
    expect(await rulesOf('opted_out')).toEqual([
      { channel: 'email', recipient: 'user', user_id },
      { channel: 'email', recipient: 'calendar_owner' },
      { channel: 'email', recipient: 'address', address: 'desk@clinic.example' },
      { channel: 'sms', recipient: 'address', address: '+12025550151' },
    ]);
    expect((await read()).events.find(({ event }) => event === 'opted_out')?.usual).toBe(false);
    expect((await change({ event: 'opted_out', rules: null })).status).toBe(200);
    expect((await read()).events.find(({ event }) => event === 'opted_out')).toMatchObject({ rules: [], usual: true });
  });

  it('take nobody for an answer, and touch no other event', async () => {
    const before = await rulesOf('client_cancelled');
    await change({ event: 'client_confirmed', rules: [] });
    expect(await rulesOf('client_confirmed')).toEqual([]);
    expect(await rulesOf('client_cancelled')).toEqual(before);
  });

  it('are the account’s own', async () => {
    const other = await signIn(api, (await api.newAccount()).admin);
    const theirs = await read(other);
    await change({ event: 'client_confirmed', rules: [] });
    expect(await read(other)).toEqual(theirs);
    const stranger = theirs.people[0]?.id;
    const rules = [{ channel: 'email', recipient: 'user', user_id: stranger }];
    expect(await change({ event: 'client_confirmed', rules })).toMatchObject({
      status: 422,
      body: { errors: [{ field: '/rules/0/user_id', code: 'unknown_user' }] },
    });
  });

  it('refuse what reaches nobody, and say where it stands', async () => {
    const { id: user_id } = await samOf();
    const rules = [
      { channel: 'email', recipient: 'calendar_owner' },
      { channel: 'sms', recipient: 'user', user_id },
      { channel: 'email', recipient: 'address', address: 'desk' },
      { channel: 'sms', recipient: 'address', address: '12' },
      { channel: 'email', recipient: 'address', address: ' ' },
    ];
    expect(await change({ event: 'client_confirmed', rules })).toMatchObject({
      status: 422,
      body: {
        errors: [
          { field: '/rules/1/user_id', code: 'no_phone' },
          { field: '/rules/2/address', code: 'malformed_email' },
          { field: '/rules/3/address', code: 'malformed_phone' },
          { field: '/rules/4/address', code: 'empty' },
        ],
      },
    });
    expect((await change({ event: 'nothing', rules: [] })).status).toBe(422);
  });

  it('are changed by admins only', async () => {
    expect((await change({ event: 'client_confirmed', rules: [] }, staff)).status).toBe(403);
  });
});
