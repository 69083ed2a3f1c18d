import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { stopListEntrySchema, stopListPageSchema } from './stop-list.schema.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
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
