import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import { visit } from '../events/events-client.spec-support.ts';
import { signIn } from '../session/browser.spec-support.ts';
import { appointmentDetailSchema, type AppointmentDetail } from './appointment-detail.schema.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(() => ({ KEPT_TEMPORAL_UI_URL: 'http://127.0.0.1:8233' }));
});

afterAll(() => desk.stop());

async function read(id: string, by = desk.staff): Promise<AppointmentDetail> {
  const answer = await by.call(`/screens/appointments/${id}`);
  expect(answer.status, answer.text).toBe(200);
  return appointmentDetailSchema.parse(answer.body);
}

describe('one appointment', () => {
  it('tells of each participant where their sequence stands, in words', async () => {
    const event = await desk.make({ participants: [...visit.participants, { name: 'Lou' }] });
    await desk.decide(event);
    const { participants, ...appointment } = await read(event.id);
    expect(appointment).toMatchObject({
      id: event.id,
      title: 'Cleaning',
      etag: event.etag,
      calendar: { name: expect.any(String) },
      removed_participants: [],
    });
    const schedule = { id: expect.any(String), name: 'Standard visit' };
    expect(participants).toMatchObject([
      {
        name: 'Kim Lee',
        phone: '+12025550123',
        stopped: [],
        sequence: {
          schedule,
          finished: false,
          held_at: null,
          workflow_id: `sequence/${desk.api.ours.account_id}/${event.participants[0]?.id}`,
          sentence: expect.stringMatching(
            /^Nothing sent yet\. Reminder, 1 day before goes out Tue, Mar 9, 9:00 AM EST\.$/,
          ),
        },
      },
      { name: 'Lou', phone: null, sequence: { schedule } },
    ]);
  });

  it('links the sequence to the Temporal UI for operators only', async () => {
    const event = await desk.make({});
    expect((await read(event.id)).participants[0]?.sequence?.temporal_url).toBeNull();
    await desk.api.rows(`update "user" set operator = true where email = $1`, [desk.api.ours.admin.email]);
    const operator = await signIn(desk.api, desk.api.ours.admin);
    const id = encodeURIComponent(`sequence/${desk.api.ours.account_id}/${event.participants[0]?.id}`);
    expect((await read(event.id, operator)).participants[0]?.sequence?.temporal_url).toBe(
      `http://127.0.0.1:8233/namespaces/default/workflows/${id}`,
    );
  });

  it('names the address that is on the stop list', async () => {
    const event = await desk.make({ participants: [{ name: 'Kim', phone: '+12025550177', email: 'k7@example.com' }] });
    await desk.staff.call('/v1/stop_list', { method: 'POST', json: { type: 'phone', address: '+12025550177' } });
    expect((await read(event.id)).participants[0]?.stopped).toEqual(['phone']);
  });

  it('says who answered for the client: staff at the desk, a program with its key', async () => {
    const event = await desk.make({});
    const [kim] = event.participants;
    await desk.staff.call(`/v1/participants/${kim?.id}/state`, { method: 'POST', json: { state: 'confirmed' } });
    expect((await read(event.id)).participants).toMatchObject([{ state: 'confirmed', state_set_by: 'staff' }]);
    expect((await desk.inputsOf(event)).at(-1)).toMatchObject({ payload: { by: 'staff' } });
    await desk.api.call(`/v1/participants/${kim?.id}/state`, { method: 'POST', json: { state: 'cancelled' } });
    expect((await read(event.id)).participants).toMatchObject([{ state: 'cancelled', state_set_by: 'api' }]);
  });
});

describe('what is not there', () => {
  it.each([
    ['GET', '/screens/appointments/:appointment', undefined],
    ['POST', '/screens/appointments/preview', { id: ':appointment', change: { title: 'x' } }],
    ['POST', '/screens/appointments/preview', { id: ':appointment', delete: true }],
    ['GET', '/screens/participants/:participant/thread', undefined],
    ['POST', '/screens/participants/:participant/hold', undefined],
    ['POST', '/screens/participants/:participant/messages/msg_reminder/commands', { command: 'skip' }],
    ['POST', '/v1/events/:appointment/participants', { participant: { name: 'Lou' } }],
    ['PATCH', '/v1/participants/:participant', { name: 'Lou' }],
    ['DELETE', '/v1/participants/:participant', undefined],
    ['POST', '/v1/participants/:participant/state', { state: 'confirmed' }],
    ['POST', '/v1/participants/:participant/release', undefined],
  ])('is a 404 for another account, and for everybody once it is deleted: %s %s', async (method, path, json) => {
    const event = await desk.make({});
    const filled = (text: string) =>
      text.replaceAll(':appointment', event.id).replaceAll(':participant', event.participants[0]?.id ?? '');
    const body = json === undefined ? undefined : JSON.parse(filled(JSON.stringify(json)));
    const ask = (by = desk.staff) => by.call(filled(path), { method, ...(body === undefined ? {} : { json: body }) });
    const before = await desk.inputsOf(event);
    expect((await ask(desk.stranger)).status).toBe(404);
    expect(await desk.inputsOf(event)).toEqual(before);
    await desk.api.call(`/v1/events/${event.id}`, { method: 'DELETE' });
    expect((await ask()).status).toBe(404);
  });

  it('is a 404 for a message of another account, and for an id nobody has', async () => {
    const event = await desk.make({ start_time: '2027-03-10T15:00' });
    await desk.decide(event);
    await desk.staff.call(`/screens/participants/${event.participants[0]?.id}/messages/msg_reminder/commands`, {
      method: 'POST',
      json: { command: 'send_now' },
    });
    await desk.decide(event);
    const [message] = (await desk.journal(event)).messages;
    expect((await desk.staff.call(`/screens/messages/${message?.id}/delivery`)).status).toBe(200);
    expect((await desk.stranger.call(`/screens/messages/${message?.id}/delivery`)).status).toBe(404);
    expect((await desk.staff.call(`/screens/messages/${event.id}/delivery`)).status).toBe(404);
  });

  it('refuses keys: these are the pages’ own calls', async () => {
    const event = await desk.make({});
    const answer = await desk.api.call(`/screens/appointments/${event.id}`);
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'session_needed' }]);
  });
});
