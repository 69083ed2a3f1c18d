import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import { consentListSchema } from './consents.schema.ts';

let desk: Desk;
let participant_id: string;

beforeAll(async () => {
  desk = await openDesk();
  const made = await desk.api.call('/v1/events', {
    method: 'POST',
    json: {
      events: [
        {
          title: 'Cleaning',
          start_time: '2027-03-10T15:00',
          end_time: '2027-03-10T16:00',
          participants: [{ name: 'Lou Lane', phone: '+12025550181' }, { name: 'Nobody' }],
        },
      ],
    },
  });
  expect(made.status).toBe(201);
  participant_id = await idOf('Lou Lane');
});

afterAll(() => desk.stop());

async function idOf(name: string): Promise<string> {
  const [row] = await desk.api.rows('select id from participant where name = $1', [name]);
  return String(row?.['id']);
}

const set = (json: unknown, id = participant_id, who = desk.staff) =>
  who.call(`/screens/participants/${id}/consents`, { method: 'PUT', json });

const list = async () =>
  consentListSchema.parse((await desk.staff.call(`/screens/participants/${participant_id}/consents`)).body);

it('is not asked for until somebody wrote it down, and then says who did, when and why', async () => {
  expect(await list()).toMatchObject({
    contact: { name: 'Lou Lane' },
    consents: [
      { channel: 'sms', state: 'not_asked', reason: null },
      { channel: 'email', state: 'not_asked' },
      { channel: 'call', state: 'not_asked' },
    ],
  });
  expect((await set({ channel: 'sms', state: 'given', reason: 'signed the form' })).status).toBe(200);
  await set({ channel: 'sms', state: 'refused', reason: 'prefers calls' });
  const [texts, , calls] = (await list()).consents;
  expect(texts).toMatchObject({ state: 'refused', reason: 'prefers calls', set_by: expect.any(String) });
  expect(calls).toMatchObject({ state: 'not_asked' });
  const logged = await desk.api.rows(
    `select detail ->> 'state' as state from log_entry where code = 'consent_set' order by id`,
  );
  expect(logged).toEqual([{ state: 'given' }, { state: 'refused' }]);
});

it.each([
  [{ channel: 'sms', state: 'refused' }, '/reason'],
  [{ channel: 'fax', state: 'refused', reason: 'x' }, '/channel'],
  [{ channel: 'sms', state: 'not_asked', reason: 'x' }, '/state'],
])('refuses %j by the name of its field', async (json, field) => {
  expect(await set(json)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
});

it('belongs to somebody who can be reached, and to their own account', async () => {
  const nobody = await set({ channel: 'sms', state: 'refused', reason: 'x' }, await idOf('Nobody'));
  expect(nobody).toMatchObject({ status: 409, body: { code: 'no_contact' } });
  expect((await set({ channel: 'sms', state: 'given', reason: 'x' }, participant_id, desk.stranger)).status).toBe(404);
});
