import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { stopListEntrySchema, stopListPageSchema } from './stop-list.schema.ts';
import { stopListRemovalsSchema, stoppedAddressPageSchema } from './stopped-addresses.schema.ts';

let api: RunningApi;
let staff: Browser;

beforeAll(async () => {
  api = await startApi();
  staff = await signIn(api, api.ours.staff);
});

afterAll(() => api.stop());

const add = (json: unknown) => api.call('/v1/stop_list', { method: 'POST', json });

it('takes an address as it is written, keeps it normalised and once', async () => {
  const first = await add({ type: 'phone', address: '(202) 555-0133' });
  const second = await add({ type: 'phone', address: '+1 202 555 0133' });
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(first.body).toEqual(second.body);
  expect(stopListEntrySchema.parse(first.body)).toMatchObject({ address: '+12025550133', source: 'api', word: null });
});

it('takes numbers that no message would be sent to', async () => {
  expect((await add({ type: 'phone', address: '+1 900 555 1234' })).status).toBe(201);
});

it('withdraws what has not gone out and tells the sequences of the address, once', async () => {
  const made = await api.call('/v1/events', {
    method: 'POST',
    json: {
      events: [
        {
          title: 'x',
          start_time: '2027-03-10T15:00',
          end_time: '2027-03-10T16:00',
          participants: [{ name: 'Kim', email: 'kim@example.com' }],
        },
      ],
    },
  });
  expect(made.status).toBe(201);
  await api.rows(
    `insert into message (id, account_id, direction, kind, channel, status, lane, to_address, body, due_at)
     values (gen_random_uuid(), $1, 'out', 'auto_message', 'email', 'due', 'bulk', 'kim@example.com', 'x', now())`,
    [api.ours.account_id],
  );
  expect((await add({ type: 'email', address: ' KIM@example.com ' })).status).toBe(201);
  expect(await api.rows(`select status, status_reason from message where to_address = 'kim@example.com'`)).toEqual([
    { status: 'skipped', status_reason: 'opted_out' },
  ]);
  const inputs = await api.rows(`select payload from sequence_input where type = 'opted_out'`);
  expect(inputs).toMatchObject([{ payload: { channel: 'email', answers: null } }]);
  expect((await add({ type: 'email', address: 'kim@example.com' })).status).toBe(201);
  expect(await api.rows(`select 1 from sequence_input where type = 'opted_out'`)).toHaveLength(1);
});

it('lists newest first, and an address taken off is gone', async () => {
  const { body } = await add({ type: 'email', address: 'zoe@example.com' });
  const { id } = stopListEntrySchema.parse(body);
  const page = stopListPageSchema.parse((await api.call('/v1/stop_list?page_size=1')).body);
  expect(page).toMatchObject({ entries: [{ address: 'zoe@example.com' }], next_page: 2 });
  expect((await api.call(`/v1/stop_list/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await api.call(`/v1/stop_list/${id}`, { method: 'DELETE' })).status).toBe(404);
});

it.each([
  [{ type: 'phone', address: '12' }, '/address'],
  [{ type: 'email', address: 'kim' }, '/address'],
  [{ type: 'email', address: '  ' }, '/address'],
  [{ type: 'fax', address: '+12025550133' }, '/type'],
  [{ type: 'phone' }, '/address'],
  [{ type: 'phone', address: '+12025550133', source: 'reply' }, '/source'],
])('refuses %j by the name of its field', async (json, field) => {
  const answer = await add(json);
  expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field }] }]);
});

const stop = (json: unknown) => staff.call('/screens/stop_list', { method: 'POST', json });

const list = async (query = '') =>
  stoppedAddressPageSchema.parse((await staff.call(`/screens/stop_list${query}`)).body);

it('says what stopping an address would mean, without doing it', async () => {
  const json = {
    events: [
      {
        title: 'Cleaning',
        start_time: '2027-03-10T15:00',
        end_time: '2027-03-10T16:00',
        participants: [{ name: 'Lou Lane', phone: '(202) 555-0171' }],
      },
    ],
  };
  expect((await api.call('/v1/events', { method: 'POST', json })).status).toBe(201);
  const preview = async () =>
    (
      await staff.call('/screens/stop_list/preview', {
        method: 'POST',
        json: { type: 'phone', address: '202 555 0171' },
      })
    ).body;
  const said = { address: '+12025550171', contact_name: 'Lou Lane', unsent: 0, appointments: 1 };
  expect(await preview()).toEqual({ type: 'phone', entry_id: null, ...said });
  expect(await list('?q=0171')).toMatchObject({ entries: [], total: 0 });
  await stop({ type: 'phone', address: '+12025550171', reason: 'asked on the phone' });
  expect(await preview()).toMatchObject({ entry_id: expect.any(String), ...said });
});

it('keeps who added an address and why, and finds it by any way of writing it or by its person', async () => {
  for (const q of ['(202) 555-0171', '202.555.0171', '+1 202 555 0171', 'LOU', 'lane']) {
    const found = await list(`?q=${encodeURIComponent(q)}`);
    expect(found.entries, q).toMatchObject([
      { address: '+12025550171', source: 'staff', reason: 'asked on the phone', contact: { name: 'Lou Lane' } },
    ]);
    expect(found.entries[0]?.added_by).toEqual(expect.any(String));
  }
  expect(await list('?q=%25')).toMatchObject({ entries: [], total: 0 });
  expect((await list('?source=reply')).entries).toEqual([]);
  expect((await list('?type=phone&source=staff')).total).toBe(1);
});

it('asks people for a reason', async () => {
  for (const json of [
    { type: 'phone', address: '+12025550172' },
    { type: 'phone', address: '+12025550172', reason: '  ' },
  ]) {
    expect(await stop(json)).toMatchObject({ status: 422, body: { errors: [{ field: '/reason' }] } });
  }
  const { body } = await stop({ type: 'phone', address: '+12025550172', reason: 'x' });
  const { id } = stopListEntrySchema.parse(body);
  const answer = await staff.call(`/screens/stop_list/${id}/removal`, { method: 'POST', json: {} });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: '/reason' }] } });
  expect((await list('?q=0172')).total).toBe(1);
});

it('remembers who took an address off and why', async () => {
  const [entry] = (await list('?q=0172')).entries;
  const take = () =>
    staff.call(`/screens/stop_list/${entry?.id}/removal`, { method: 'POST', json: { reason: 'a wrong number' } });
  expect((await take()).status).toBe(204);
  expect((await take()).status).toBe(404);
  const { removals } = stopListRemovalsSchema.parse((await staff.call('/screens/stop_list/removals')).body);
  expect(removals[0]).toMatchObject({ type: 'phone', address: '+12025550172', reason: 'a wrong number' });
  expect(removals[0]?.removed_by).toBe(entry?.added_by);
  const other = await signIn(api, api.theirs.staff);
  expect((await other.call('/screens/stop_list/removals')).body).toEqual({ removals: [] });
});

it('leads from page to page and back by key', async () => {
  for (const n of [1, 2, 3, 4, 5]) await stop({ type: 'email', address: `page${n}@example.com`, reason: 'pages' });
  const addresses = (page: { entries: readonly { address: string }[] }) =>
    page.entries.map(({ address }) => address[4]);
  const first = await list('?q=page&limit=2');
  expect([addresses(first), first.total, first.newer_than]).toEqual([['5', '4'], 5, null]);
  const second = await list(`?q=page&limit=2&older_than=${first.older_than}`);
  await stop({ type: 'email', address: 'page6@example.com', reason: 'pages' });
  const third = await list(`?q=page&limit=2&older_than=${second.older_than}`);
  expect([addresses(second), addresses(third), third.older_than]).toEqual([['3', '2'], ['1'], null]);
  const back = await list(`?q=page&limit=2&newer_than=${third.newer_than}`);
  expect(addresses(back)).toEqual(['3', '2']);
  const top = await list(`?q=page&limit=2&newer_than=${back.newer_than}`);
  expect([addresses(top), top.newer_than === null]).toEqual([['5', '4'], false]);
  const both = `?newer_than=${third.newer_than}&older_than=${third.newer_than}`;
  expect(await staff.call(`/screens/stop_list${both}`)).toMatchObject({ status: 422 });
});
