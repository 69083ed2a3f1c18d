import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startApi, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { calendarDetailSchema, calendarDetailsSchema, type CalendarDetail } from './calendars.schema.ts';

let api: RunningApi;
let ours: TestAccount;
let admin: Browser;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

beforeEach(async () => {
  ours = await api.newAccount();
  admin = await signIn(api, ours.admin);
});

const list = async () => calendarDetailsSchema.parse((await admin.call('/screens/calendar_details')).body);

const blank = {
  name: 'Room 2',
  time_zone: 'Europe/Berlin',
  owner_user_id: null,
  phone_sender_id: null,
  email_sender_id: null,
};

const create = async (more: object = {}): Promise<CalendarDetail> => {
  const answer = await admin.call('/screens/calendar_details', { method: 'POST', json: { ...blank, ...more } });
  return calendarDetailSchema.parse(answer.body);
};

const change = ({ id }: CalendarDetail, json: unknown) =>
  admin.call(`/screens/calendar_details/${id}`, { method: 'PATCH', json });

const remove = ({ id }: CalendarDetail) => admin.call(`/screens/calendar_details/${id}`, { method: 'DELETE' });

const book = (json: object) =>
  api.call('/v1/events', {
    method: 'POST',
    key: ours.api_key,
    json: { events: [{ title: 'x', start_time: '2027-03-10T15:00', end_time: '2027-03-10T16:00', ...json }] },
  });

it('lists calendars, the default first, with whom and what can be chosen', async () => {
  await create({ name: 'A room' });
  const { calendars, people, senders } = await list();
  expect(calendars).toMatchObject([
    { is_default: true, owner: { email: ours.admin.email, phone: null }, why_kept: 'default', appointments_ahead: 0 },
    { name: 'A room', is_default: false, owner: null, why_kept: null },
  ]);
  expect(people.map(({ email }) => email).toSorted()).toEqual([ours.admin.email, ours.staff.email].toSorted());
  expect(senders.map(({ type, is_default }) => [type, is_default])).toEqual([
    ['email', true],
    ['phone', true],
  ]);
});

it('keeps the zone of the appointments that are there when the calendar gets another', async () => {
  const room = await create();
  const made = await book({ calendar_id: room.id });
  expect(made.body).toMatchObject({ events: [{ start_time: '2027-03-10T15:00:00+01:00' }] });
  expect((await change(room, { time_zone: 'asia/tokyo' })).body).toMatchObject({ time_zone: 'Asia/Tokyo' });
  const { rows } = { rows: await api.rows('select time_zone from appointment where calendar_id = $1', [room.id]) };
  expect(rows).toEqual([{ time_zone: 'Europe/Berlin' }]);
  const next = await book({ calendar_id: room.id });
  expect(next.body).toMatchObject({ events: [{ start_time: '2027-03-10T15:00:00+09:00' }] });
});

it('has one default at any time', async () => {
  const room = await create();
  expect((await change(room, { is_default: true })).body).toMatchObject({ is_default: true });
  expect((await list()).calendars.map(({ name, is_default }) => [name, is_default])).toEqual([
    ['Room 2', true],
    [expect.any(String), false],
  ]);
  const refused = await change(room, { is_default: false });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: '/is_default' }] } });
});

it('deletes only what nothing needs, and says what does', async () => {
  const [usual] = (await list()).calendars;
  if (usual === undefined) throw new Error('an account has a calendar');
  expect(await remove(usual)).toMatchObject({ status: 409, body: { code: 'calendar_in_use' } });
  const [used, named, idle] = [await create(), await create(), await create()];
  expect((await book({ calendar_id: used.id })).status).toBe(201);
  await api.rows('update schedule_assignment set calendar_ids = array[$1::uuid] where account_id = $2', [
    named.id,
    ours.account_id,
  ]);
  expect(await remove(used)).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('has appointments') },
  });
  expect(await remove(named)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('assignment') } });
  expect((await remove(idle)).status).toBe(204);
  expect((await remove(idle)).status).toBe(404);
});

it('refuses what is not of this account by the name of its field', async () => {
  const room = await create();
  const [theirs] = await api.rows('select id from "user" where account_id = $1 limit 1', [api.theirs.account_id]);
  const [sender] = await api.rows(`select id from sender where account_id = $1 and type = 'email'`, [ours.account_id]);
  for (const [json, field] of [
    [{ owner_user_id: theirs?.['id'] }, '/owner_user_id'],
    [{ phone_sender_id: sender?.['id'] }, '/phone_sender_id'],
    [{ time_zone: 'Mars/Base' }, '/time_zone'],
    [{ name: ' ' }, '/name'],
  ] as const) {
    expect(await change(room, json)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  }
  expect((await list()).calendars[1]).toEqual(room);
});

it('is for admins', async () => {
  const staff = await signIn(api, ours.staff);
  expect((await staff.call('/screens/calendar_details')).status).toBe(403);
});
