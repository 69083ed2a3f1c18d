import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import { visit } from '../events/events-client.spec-support.ts';
import { eventSchema, type Event } from '../events/event.schema.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk.stop());

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly json?: object;
  readonly etag?: string;
}

const ask = ({ method, path, json, etag }: Asked) =>
  desk.staff.call(path, {
    method,
    ...(json === undefined ? {} : { json }),
    headers: etag === undefined ? {} : { 'if-match': etag },
  });

async function done(asked: Asked): Promise<Event> {
  const answer = await ask(asked);
  expect([200, 201], answer.text).toContain(answer.status);
  return eventSchema.parse(answer.body);
}

const add = (event: Event, participant: object) =>
  done({ method: 'POST', path: `/v1/events/${event.id}/participants`, json: { participant } });
const change = (event: Event, json: object, place = 0) =>
  done({ method: 'PATCH', path: `/v1/participants/${event.participants[place]?.id}`, json });
const remove = (event: Event, place = 0) =>
  done({ method: 'DELETE', path: `/v1/participants/${event.participants[place]?.id}` });

const contactsOf = (event: Event) =>
  desk.api.rows(
    `select ca.type, ca.address from participant p join contact_address ca on ca.contact_id = p.contact_id
     where p.appointment_id = $1 and p.removed_at is null order by ca.type, ca.address`,
    [event.id],
  );

describe('putting somebody on an event', () => {
  it('starts their messages and changes the etag', async () => {
    const event = await desk.make({});
    const grown = await add(event, { name: 'Lou', phone: '(202) 555-0199' });
    expect(grown.participants).toMatchObject([{ name: 'Kim Lee' }, { name: 'Lou', phone: '+12025550199' }]);
    expect(grown.etag).not.toBe(event.etag);
    expect(await desk.inputsOf(event)).toMatchObject([{ type: 'started' }, { type: 'started' }]);
    await desk.decide(event);
    expect((await desk.journal(event)).messages).toMatchObject([{ status: 'planned' }, { status: 'planned' }]);
  });

  it('says what is wrong at its field, and stores nothing', async () => {
    const event = await desk.make({});
    const answer = await ask({
      method: 'POST',
      path: `/v1/events/${event.id}/participants`,
      json: { participant: { name: 'Lou', phone: '12', email: 'nobody' } },
    });
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { errors: [{ field: '/participant/phone' }, { field: '/participant/email' }] },
    ]);
    const stale = await ask({
      method: 'POST',
      path: `/v1/events/${event.id}/participants`,
      json: { participant: { name: 'Lou' } },
      etag: '"e0"',
    });
    expect([stale.status, stale.body]).toMatchObject([412, { current: { id: event.id } }]);
  });

  it('stops at fifty', async () => {
    const event = await desk.make({ participants: Array.from({ length: 50 }, (_, index) => ({ name: `P${index}` })) });
    const answer = await ask({
      method: 'POST',
      path: `/v1/events/${event.id}/participants`,
      json: { participant: { name: 'One more' } },
    });
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ code: 'too_many_participants' }] }]);
  });
});

describe('changing somebody’s details', () => {
  it('takes over what is named, normalised, and tells the sequence to look', async () => {
    const event = await desk.make({});
    const changed = await change(event, { name: 'Kim Li', phone: '202-555-0144' });
    expect(changed.participants).toMatchObject([
      { name: 'Kim Li', phone: '+12025550144', email: 'kim@example.com', custom_data: {} },
    ]);
    expect((await desk.inputsOf(event)).at(-1)).toMatchObject({
      type: 'participant_changed',
      payload: { change: 'edited' },
    });
    const same = await change(changed, { name: 'Kim Li', phone: '+1 202 555 0144' });
    expect(same.etag).toBe(changed.etag);
    expect(await desk.inputsOf(event)).toHaveLength(2);
  });

  it('keeps the contact they are, who now has both numbers', async () => {
    const event = await desk.make({ participants: [{ name: 'Ann', phone: '+12025550150' }] });
    await change(event, { phone: '+12025550151' });
    expect(await contactsOf(event)).toEqual([
      { type: 'phone', address: '+12025550150' },
      { type: 'phone', address: '+12025550151' },
    ]);
  });

  it('makes them the contact whose number it is', async () => {
    const other = await desk.make({ participants: [{ name: 'Ben', phone: '+12025550152' }] });
    const event = await desk.make({ participants: [{ name: 'Ann', phone: '+12025550153' }] });
    const changed = await change(event, { phone: '+12025550152' });
    expect(changed.participants[0]?.contact_id).toBe(other.participants[0]?.contact_id);
  });

  it('sends what is planned, and what stands in the queue, to the new number', async () => {
    const event = await desk.make({ participants: [{ name: 'Ann', phone: '+12025550154' }] });
    await desk.decide(event);
    const path = `/screens/participants/${event.participants[0]?.id}/messages/msg_reminder/commands`;
    await ask({ method: 'POST', path, json: { command: 'send_now' } });
    await desk.decide(event);
    await change(event, { phone: '+12025550155' });
    await desk.decide(event);
    expect((await desk.journal(event)).messages).toMatchObject([{ status: 'due', to: '+12025550155' }]);
    expect(
      await desk.api.rows(
        `select t.address as thread, l.address as line from message m join thread t on t.id = m.thread_id
         join line l on l.id = m.line_id where m.appointment_id = $1`,
        [event.id],
      ),
    ).toEqual([{ thread: '+12025550155', line: '+12025550155' }]);
  });

  it('gives up what stands in the queue when there is no number any more, and says so', async () => {
    const event = await desk.make({ participants: [{ name: 'Ann', phone: '+12025550156' }] });
    await desk.decide(event);
    const path = `/screens/participants/${event.participants[0]?.id}/messages/msg_reminder/commands`;
    await ask({ method: 'POST', path, json: { command: 'send_now' } });
    await desk.decide(event);
    await change(event, { phone: null });
    await desk.decide(event);
    const [message] = (await desk.journal(event)).messages;
    expect(message).toMatchObject({ status: 'skipped', status_reason: 'no_address' });
    expect(message?.why.at(-1)).toBe('Not sent: there is no usable phone number or email address.');
  });

  it('lets exactly one of two editors win', async () => {
    const event = await desk.make({});
    const path = `/v1/participants/${event.participants[0]?.id}`;
    const answers = await Promise.all(
      ['Kim A', 'Kim B', 'Kim C'].map((name) => ask({ method: 'PATCH', path, json: { name }, etag: event.etag })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
    const stale = answers.find(({ status }) => status === 412);
    expect(stale?.body).toMatchObject({
      code: 'changed_meanwhile',
      current: { participants: [{ name: expect.stringMatching(/^Kim [ABC]$/) }] },
    });
  });

  it.each<[string, object, string]>([
    ['an empty name', { name: '' }, '/name'],
    ['a name of 10,000 letters', { name: 'x'.repeat(10_000) }, '/name'],
    ['half a phone number', { phone: '202' }, '/phone'],
    ['an address without a host', { email: 'kim@' }, '/email'],
    ['nested custom data', { custom_data: { a: { b: 1 } } }, '/custom_data/a'],
    ['a state', { state: 'confirmed' }, '/state'],
  ])('refuses %s at its field', async (_, json, field) => {
    const event = await desk.make({});
    const answer = await ask({ method: 'PATCH', path: `/v1/participants/${event.participants[0]?.id}`, json });
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field }] }]);
  });

  it('takes hostile names as they are', async () => {
    const event = await desk.make({});
    const name = '<img src=x onerror=alert(1)> \u202Eevil\u202C 👩‍👩‍👧‍👦';
    expect((await change(event, { name })).participants[0]?.name).toBe(name);
  });

  it('never waits for a decision that waits for it', async () => {
    const event = await desk.make({});
    const path = `/v1/participants/${event.participants[0]?.id}`;
    for (const round of [1, 2, 3, 4, 5]) {
      const answers = await Promise.all([
        ask({ method: 'PATCH', path, json: { phone: `+120255501${60 + round}` } }),
        desk.decide(event),
        ask({ method: 'POST', path: `${path}/state`, json: { state: 'confirmed' } }),
        desk.decide(event),
      ]);
      expect([answers[0].status, answers[2].status]).toEqual([200, 200]);
    }
  });
});

describe('taking somebody off an event', () => {
  it('withdraws what was planned, tells why, and keeps what was sent', async () => {
    const event = await desk.make({ participants: [...visit.participants, { name: 'Lou', phone: '+12025550171' }] });
    await desk.decide(event);
    const left = await remove(event);
    expect(left).toMatchObject({ participants: [{ name: 'Lou' }] });
    await desk.decide(event);
    const { messages, sequences } = await desk.journal(event);
    expect(sequences).toMatchObject([{ participant_id: event.participants[1]?.id }]);
    expect(messages).toMatchObject([
      {
        participant_id: event.participants[0]?.id,
        status: 'skipped',
        status_reason: 'participant_removed',
        actions: [],
      },
      { participant_id: event.participants[1]?.id, status: 'planned' },
    ]);
    const detail = await desk.staff.call(`/screens/appointments/${event.id}`);
    expect(detail.body).toMatchObject({
      participants: [{ name: 'Lou' }],
      removed_participants: [{ id: event.participants[0]?.id, name: 'Kim Lee' }],
    });
  });

  it('counts their answer no more', async () => {
    const event = await desk.make({ participants: [...visit.participants, { name: 'Lou' }] });
    await ask({
      method: 'POST',
      path: `/v1/participants/${event.participants[0]?.id}/state`,
      json: { state: 'cancelled' },
    });
    expect(await remove(event)).toMatchObject({ title: 'Cleaning' });
    expect((await desk.list('phone_number=2025550123')).events.map(({ id }) => id)).not.toContain(event.id);
  });

  it('ends even a held sequence, and is done once', async () => {
    const event = await desk.make({});
    const path = `/v1/participants/${event.participants[0]?.id}`;
    await ask({ method: 'POST', path: `/screens/participants/${event.participants[0]?.id}/hold` });
    await remove(event);
    await desk.decide(event);
    expect(await desk.api.rows('select finished, held_at from sequence where appointment_id = $1', [event.id])).toEqual(
      [{ finished: true, held_at: null }],
    );
    expect((await ask({ method: 'DELETE', path })).status).toBe(404);
    expect((await ask({ method: 'PATCH', path, json: { name: 'x' } })).status).toBe(404);
  });

  it('is kept from somebody who began from something older', async () => {
    const event = await desk.make({});
    await desk.change(event.id, { title: 'Root canal' });
    const path = `/v1/participants/${event.participants[0]?.id}`;
    const answer = await ask({ method: 'DELETE', path, etag: event.etag });
    expect([answer.status, answer.body]).toMatchObject([412, { current: { title: 'Root canal' } }]);
  });
});
