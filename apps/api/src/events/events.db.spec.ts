import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { eventsSchema } from './event.schema.ts';
import { eventsClient, visit, type EventsClient } from './events-client.spec-support.ts';

let api: RunningApi;
let make: EventsClient['make'];
let list: EventsClient['list'];
let inputsOf: EventsClient['inputsOf'];

beforeAll(async () => {
  api = await startApi();
  ({ make, list, inputsOf } = eventsClient(api));
});

afterAll(() => api.stop());

describe('making events', () => {
  it('stores wall times of the calendar’s zone, normalises addresses and starts a sequence for each participant', async () => {
    const event = await make({ participants: [...visit.participants, { name: 'Lou', phone: '+1 202-555-0124' }] });
    expect(event).toMatchObject({
      start_time: '2027-03-10T15:00:00-05:00',
      time_zone: 'America/New_York',
      participants: [
        { name: 'Kim Lee', phone: '+12025550123', email: 'kim@example.com', state: 'none' },
        { name: 'Lou', phone: '+12025550124', email: null },
      ],
    });
    expect(await inputsOf(event)).toMatchObject([{ type: 'started' }, { type: 'started' }]);
  });

  it.each([
    [
      'an offset is turned to the zone',
      { start_time: '2027-03-10T21:00:00+01:00', end_time: '2027-03-10T22:00:00+01:00' },
      '2027-03-10T15:00:00-05:00',
    ],
    [
      'Z is turned to the zone',
      { start_time: '2027-03-10T20:00:00Z', end_time: '2027-03-10T21:00:00Z' },
      '2027-03-10T15:00:00-05:00',
    ],
    ['local time is of the zone named', { time_zone: 'Europe/Paris' }, '2027-03-10T15:00:00+01:00'],
    [
      'a time that clocks skip goes forward',
      { start_time: '2027-03-14T02:30', end_time: '2027-03-14T04:00' },
      '2027-03-14T03:30:00-04:00',
    ],
    [
      'a time that clocks show twice is the first',
      { start_time: '2027-11-07T01:30', end_time: '2027-11-07T04:00' },
      '2027-11-07T01:30:00-04:00',
    ],
    [
      'a leap day exists in leap years',
      { start_time: '2028-02-29T10:00', end_time: '2028-02-29T11:00' },
      '2028-02-29T10:00:00-05:00',
    ],
  ])('%s', async (_, times, start_time) => {
    expect((await make(times)).start_time).toBe(start_time);
  });

  it('includes the last day of a whole-day event', async () => {
    const event = await make({ start_time: '2027-03-10', end_time: '2027-03-11', all_day: true });
    expect(event).toMatchObject({
      all_day: true,
      start_time: '2027-03-10T00:00:00-05:00',
      end_time: '2027-03-12T00:00:00-05:00',
    });
  });

  it('finds the contact by phone or email address instead of making another', async () => {
    const first = await make({ participants: [{ name: 'Bo', phone: '+12025550150' }] });
    const second = await make({ participants: [{ name: 'Robert', phone: '202 555 0150', email: 'bo@example.com' }] });
    const third = await make({ participants: [{ name: 'Bo', email: 'BO@example.com' }] });
    const contacts = [first, second, third].map((event) => event.participants[0]?.contact_id);
    expect(new Set(contacts).size).toBe(1);
    expect(contacts[0]).toEqual(expect.any(String));
  });

  it('makes one contact when two requests bring the same address at once', async () => {
    const events = await Promise.all(
      Array.from({ length: 6 }, () => make({ participants: [{ name: 'Ty', phone: '+12025550151' }] })),
    );
    expect(new Set(events.map((event) => event.participants[0]?.contact_id)).size).toBe(1);
  });

  it('answers a repetition under the same Idempotency-Key as the first and makes nothing twice', async () => {
    const request = {
      method: 'POST',
      json: { events: [{ ...visit, title: 'Only once' }] },
      headers: { 'idempotency-key': 'order-7' },
    };
    const answers = await Promise.all([api.call('/v1/events', request), api.call('/v1/events', request)]);
    answers.push(await api.call('/v1/events', request));
    // One that overtakes the first is told to come again.
    const made = answers.filter(({ status }) => status !== 409);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(new Set(made.map((answer) => eventsSchema.parse(answer.body).events[0]?.id)).size).toBe(1);
    expect(answers.at(-1)?.headers.get('idempotent-replayed')).toBe('true');
    expect(await api.rows(`select 1 from appointment where title = 'Only once'`)).toHaveLength(1);
    const other = await api.call('/v1/events', { ...request, json: { events: [visit] } });
    expect([other.status, other.body]).toMatchObject([422, { code: 'idempotency_key_reused' }]);
  });

  it('refuses an external id that another event has, until that one is deleted', async () => {
    const first = await make({ external_id: 'ext-1' });
    const taken = await api.call('/v1/events', {
      method: 'POST',
      json: { events: [visit, { ...visit, external_id: 'ext-1' }] },
    });
    expect([taken.status, taken.body]).toMatchObject([
      409,
      { code: 'external_id_taken', errors: [{ field: '/events/1/external_id' }] },
    ]);
    expect((await api.call(`/v1/events/${first.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await make({ external_id: 'ext-1' })).external_id).toBe('ext-1');
  });

  it('tells no sequence anything before all is stored: a batch with one bad event leaves nothing', async () => {
    const before = await api.rows('select count(*) from appointment');
    const answer = await api.call('/v1/events', {
      method: 'POST',
      json: { events: [visit, { ...visit, participants: [{ name: 'X', phone: '12' }] }] },
    });
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { errors: [{ field: '/events/1/participants/0/phone' }] },
    ]);
    expect(await api.rows('select count(*) from appointment')).toEqual(before);
  });
});

describe('listing events', () => {
  it('pages through a range in order and ends with null', async () => {
    for (const hour of ['11', '09', '10']) {
      await make({ start_time: `2029-01-02T${hour}:00`, end_time: `2029-01-02T${hour}:30` });
    }
    const first = await list('begin=2029-01-02&end=2029-01-03&page_size=2');
    expect(first.events.map((event) => event.start_time.slice(11, 16))).toEqual(['09:00', '10:00']);
    const second = await list(`begin=2029-01-02&end=2029-01-03&page_size=2&page=${first.next_page}`);
    expect(second.events.map((event) => event.start_time.slice(11, 16))).toEqual(['11:00']);
    expect(second.next_page).toBeNull();
  });

  it('takes bounds with an offset, escaped or not', async () => {
    await make({ start_time: '2029-02-02T12:00', end_time: '2029-02-02T13:00' });
    for (const begin of ['2029-02-02T18:00:00%2B01:00', '2029-02-02T18:00:00+01:00']) {
      expect((await list(`begin=${begin}&end=2029-02-03`)).events).toHaveLength(1);
    }
  });

  it('finds by phone number and by email address, however they are written', async () => {
    const event = await make({ participants: [{ name: 'Zed', phone: '+12025550177', email: 'zed@example.com' }] });
    for (const query of ['phone_number=(202)%20555-0177', 'email_address=ZED@example.com']) {
      expect((await list(query)).events.map(({ id }) => id)).toEqual([event.id]);
    }
    expect((await list('phone_number=2025550199')).events).toEqual([]);
  });
});

it('the journal says what is planned and when', async () => {
  const event = await make({});
  const answer = await api.call(`/v1/events/${event.id}/journal`);
  const journal = z
    .object({ messages: z.array(z.object({ name: z.string(), status: z.string(), at: z.string() })) })
    .parse(answer.body);
  expect(journal.messages).toEqual([
    { name: 'Reminder, 1 day before', status: 'planned', at: '2027-03-09T14:00:00.000Z' },
  ]);
});
