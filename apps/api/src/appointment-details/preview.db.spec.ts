import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { definitionOf } from '../../../../test/harness/clinic.ts';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import { visit } from '../events/events-client.spec-support.ts';
import type { Event } from '../events/event.schema.ts';
import { previewSchema } from './preview.schema.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
  await publishMore();
});

afterAll(() => desk.stop());

type Preview = z.output<typeof previewSchema>;

/** A schedule with every kind of timing that a change can touch. */
async function publishMore(): Promise<void> {
  const message = (id: string, purpose: string, timing: object) => ({
    id,
    name: id,
    purpose,
    type: 'sms',
    timing: { window: 'any', ...timing },
    content: { body: 'Hello' },
  });
  const definition = definitionOf({
    name: 'All kinds',
    messages: [
      message('booked', 'booking', { anchor: 'created', offset: { minutes: 0 } }),
      message('day_before', 'reminder', { anchor: 'start', offset: { hours: -24 } }),
      message('two_hours', 'reminder', { anchor: 'start', offset: { hours: -2 } }),
      message('moved', 'booking', { anchor: 'moved', offset: { minutes: 0 } }),
      message('cancelled', 'booking', { anchor: 'cancelled', offset: { minutes: 0 } }),
      message('thanks', 'follow_up', { anchor: 'end', offset: { hours: 24 } }),
    ],
  });
  await desk.api.rows(
    `with made as (
       insert into schedule_revision (id, account_id, schedule_id, number, status, definition, etag, published_at)
       select uuidv7(), account_id, id, 2, 'published', $2, '2', now() from message_schedule where account_id = $1 returning id, schedule_id)
     update message_schedule ms set published_revision_id = made.id from made where ms.id = made.schedule_id`,
    [desk.api.ours.account_id, JSON.stringify(definition)],
  );
}

async function preview(json: object): Promise<Preview> {
  const answer = await desk.staff.call('/screens/appointments/preview', { method: 'POST', json });
  expect(answer.status, answer.text).toBe(200);
  return previewSchema.parse(answer.body);
}

/** What a preview says will be: each message with its moment, or that it goes at once. */
function foretold({ participants }: Preview, place = 0) {
  return (participants[place]?.messages ?? [])
    .flatMap(({ auto_message_id, change, after_at }): (readonly [string, string | null])[] => {
      if (change === 'withdrawn' || change === 'skipped') return [];
      return [[auto_message_id, change === 'sent_now' ? 'at once' : after_at]];
    })
    .toSorted();
}

/** What the journal says will be, after `sent` messages had gone. */
async function planned(event: Event, sent: readonly string[]) {
  const { messages } = await desk.journal(event);
  return messages
    .flatMap(({ id, auto_message_id, status, at }): (readonly [string, string | null])[] => {
      if (auto_message_id === null || (id !== null && sent.includes(id))) return [];
      if (status === 'due') return [[auto_message_id, 'at once']];
      return status === 'planned' ? [[auto_message_id, at]] : [];
    })
    .toSorted();
}

const changesOf = ({ participants }: Preview) =>
  Object.fromEntries((participants[0]?.messages ?? []).map(({ auto_message_id, change }) => [auto_message_id, change]));

/** A time so many hours from now, as local time of New York. */
async function hoursAhead(hours: number): Promise<string> {
  const [row] = await desk.api.rows(
    `select to_char((clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' + $2::int * interval '1 hour')
       at time zone 'America/New_York', 'YYYY-MM-DD"T"HH24:MI') as at from account a where id = $1`,
    [desk.api.ours.account_id, hours],
  );
  return String(row?.['at']);
}

async function booked(hours: number): Promise<{ readonly event: Event; readonly sent: readonly string[] }> {
  const [start_time, end_time] = [await hoursAhead(hours), await hoursAhead(hours + 1)];
  const event = await desk.make({ start_time, end_time, time_zone: 'America/New_York' });
  await desk.decide(event);
  const sent = await desk.deliver(event);
  await desk.decide(event);
  return { event, sent };
}

const everything = () =>
  desk.api.rows(`select
    (select json_agg(a order by id) from appointment a)::text as a, (select json_agg(p order by id) from participant p)::text as p,
    (select json_agg(s order by id) from sequence s)::text as s, (select json_agg(m order by id) from message m)::text as m,
    (select json_agg(i order by id) from sequence_input i)::text as i, (select json_agg(c order by id) from contact c)::text as c,
    (select count(*) from sequence_step)::text as t, (select count(*) from effect_key)::text as k, (select count(*) from line)::text as l`);

describe('what is told before an event is made', () => {
  it.each([
    ['weeks ahead', 400],
    ['tomorrow', 20],
    ['in an hour', 1],
    ['yesterday', -20],
  ])('is what making it does: %s', async (_, hours) => {
    const [start_time, end_time] = [await hoursAhead(hours), await hoursAhead(hours + 1)];
    const request = { ...visit, start_time, end_time, time_zone: 'America/New_York' };
    const told = await preview({ create: request });
    const event = await desk.make(request);
    await desk.decide(event);
    expect(foretold(told)).toEqual(await planned(event, []));
  });

  it('says each with its time in the appointment’s zone, and why not', async () => {
    const told = await preview({
      create: { ...visit, start_time: '2027-03-10T15:00', end_time: '2027-03-10T16:00', time_zone: 'America/Chicago' },
    });
    expect(told.participants).toMatchObject([
      {
        participant_id: null,
        name: 'Kim Lee',
        problem: null,
        messages: [
          { auto_message_id: 'booked', change: 'sent_now', sentence: '“booked” is sent at once.' },
          {
            auto_message_id: 'day_before',
            channel: 'sms',
            change: 'added',
            before_at: null,
            after_at: '2027-03-09T21:00:00.000Z',
            sentence: '“day_before” goes out Tue, Mar 9, 3:00 PM CST.',
          },
          { auto_message_id: 'two_hours' },
          { auto_message_id: 'thanks' },
        ],
      },
    ]);
    const soon = await preview({
      create: {
        ...visit,
        start_time: await hoursAhead(3),
        end_time: await hoursAhead(4),
        time_zone: 'America/New_York',
      },
    });
    expect(soon.participants[0]?.messages.find(({ change }) => change === 'skipped')).toMatchObject({
      auto_message_id: 'day_before',
      sentence: '“day_before” is not sent: its time had already passed when it was planned.',
    });
  });

  it('says who cannot be reached', async () => {
    await desk.staff.call('/v1/stop_list', { method: 'POST', json: { type: 'phone', address: '+12025550188' } });
    const told = await preview({
      create: {
        ...visit,
        participants: [
          { name: 'Nobody' },
          { name: 'By mail', email: 'mail@example.com' },
          { name: 'Stopped', phone: '+12025550188' },
        ],
      },
    });
    expect(told.participants.map(({ name, problem }) => [name, problem])).toEqual([
      ['Nobody', 'no phone number and no email: nothing can be sent'],
      ['By mail', 'no phone number: what goes by text message or call cannot be sent'],
      ['Stopped', 'this phone number asked to get no more messages'],
    ]);
    expect(foretold(told, 0)).toEqual([]);
    expect(foretold(told, 2)).toEqual([]);
  });
});

describe('what is told before an event is changed', () => {
  it.each<[string, number, (event: Event) => Promise<object>, object]>([
    [
      'moved to another week',
      200,
      async () => ({ start_time: await hoursAhead(400) }),
      { day_before: 'moved', two_hours: 'moved', thanks: 'moved', moved: 'sent_now' },
    ],
    [
      'moved so near that the reminder’s time has passed',
      60,
      async () => ({ start_time: await hoursAhead(5) }),
      { day_before: 'withdrawn', two_hours: 'moved' },
    ],
    [
      'moved into the past',
      60,
      async () => ({ start_time: await hoursAhead(-5) }),
      { day_before: 'withdrawn', two_hours: 'withdrawn' },
    ],
    [
      'in another zone',
      200,
      async () => ({ time_zone: 'America/Los_Angeles' }),
      { day_before: 'moved', two_hours: 'moved' },
    ],
    ['longer', 200, async () => ({ end_time: await hoursAhead(203) }), { day_before: 'unchanged', thanks: 'moved' }],
    [
      'with another title',
      200,
      async () => ({ title: 'Root canal' }),
      { day_before: 'unchanged', thanks: 'unchanged' },
    ],
    ['cancelled', 200, async () => ({ cancelled: true }), { day_before: 'withdrawn', cancelled: 'sent_now' }],
    ['not at all', 200, async () => ({}), { day_before: 'unchanged', two_hours: 'unchanged' }],
  ])('is what changing it does: %s', async (_, hours, change, expected) => {
    const { event, sent } = await booked(hours);
    const request = await change(event);
    const told = await preview({ id: event.id, change: request });
    expect(changesOf(told)).toMatchObject(expected);
    await desk.change(event.id, request);
    await desk.decide(event);
    expect(foretold(told)).toEqual(await planned(event, sent));
  });

  it('is what reinstating it does', async () => {
    const { event } = await booked(200);
    await desk.change(event.id, { cancelled: true });
    await desk.decide(event);
    const sent = await desk.deliver(event);
    await desk.decide(event);
    const told = await preview({ id: event.id, change: { cancelled: false } });
    await desk.change(event.id, { cancelled: false });
    await desk.decide(event);
    const before = (await desk.journal(event)).messages.flatMap(({ id, status }) =>
      id !== null && status !== 'due' ? [id] : [],
    );
    expect(foretold(told)).toEqual(await planned(event, [...sent, ...before]));
  });

  it('is what deleting it does', async () => {
    const { event, sent } = await booked(200);
    const told = await preview({ id: event.id, delete: true });
    expect(changesOf(told)).toMatchObject({ day_before: 'withdrawn', cancelled: 'sent_now' });
    await desk.api.call(`/v1/events/${event.id}`, { method: 'DELETE' });
    await desk.decide(event);
    expect(foretold(told)).toEqual(await planned(event, sent));
  });

  it('sends a reminder again that told the old time', async () => {
    const { event } = await booked(27);
    await desk.advance('4 hours');
    await desk.decide(event);
    await desk.deliver(event);
    await desk.decide(event);
    const told = await preview({ id: event.id, change: { start_time: await hoursAhead(100) } });
    expect(
      told.participants[0]?.messages.find(({ auto_message_id }) => auto_message_id === 'day_before'),
    ).toMatchObject({
      change: 'added',
      sentence: expect.stringMatching(/^“day_before” goes out again \w/),
    });
  });

  it('takes in what waits to be decided, and somebody who has no sequence', async () => {
    const event = await desk.make({});
    await desk.api.rows(
      `delete from sequence_input where sequence_id in (select id from sequence where appointment_id = $1)`,
      [event.id],
    );
    const waiting = await desk.make({});
    const told = await preview({ id: waiting.id, change: { start_time: '2027-03-20T15:00' } });
    expect(changesOf(told)).toMatchObject({ day_before: 'moved' });
    await desk.api.rows(`delete from sequence where appointment_id = $1`, [event.id]);
    expect(await preview({ id: event.id, change: { title: 'x' } })).toMatchObject({
      participants: [
        { problem: 'no message schedule took this appointment when they were added: nothing is sent', messages: [] },
      ],
    });
  });
});

describe('what is told before the people of an event change', () => {
  const lou = { name: 'Lou', phone: '+12025550181' };
  const keeping = ({ participants }: Event, place = 0) => ({ id: participants[place]?.id });

  it.each<[string, (event: Event) => readonly object[]]>([
    ['somebody is put on it', (event) => [keeping(event), lou]],
    ['somebody gets another number', (event) => [{ ...keeping(event), phone: '+12025550182' }]],
    ['somebody has no number any more', (event) => [{ ...keeping(event), phone: null, email: null }]],
    ['somebody is taken off', () => []],
    ['one goes and another comes', () => [lou]],
  ])('is what changing them does, with and without another time: %s', async (_, people) => {
    for (const time of [{}, { start_time: await hoursAhead(5) }]) {
      const { event, sent } = await booked(60);
      const request = { participants: people(event), ...time };
      const told = await preview({ id: event.id, change: request });
      await desk.change(event.id, request);
      await desk.decide(event);
      const foretold_of_all = told.participants.flatMap((_participant, place) => foretold(told, place)).toSorted();
      expect(foretold_of_all).toEqual(await planned(event, sent));
    }
  });

  it('names who stays, who goes and who comes', async () => {
    const { event } = await booked(60);
    const told = await preview({
      id: event.id,
      change: { participants: [lou, { ...keeping(event), name: 'Kim Li', phone: null }] },
    });
    expect(told.participants).toMatchObject([
      {
        participant_id: event.participants[0]?.id,
        name: 'Kim Li',
        problem: 'no phone number: what goes by text message or call cannot be sent',
      },
      {
        participant_id: null,
        name: 'Lou',
        problem: null,
        messages: [{ auto_message_id: 'booked', change: 'sent_now' }, {}, {}, {}],
      },
    ]);
    const gone = await preview({ id: event.id, change: { participants: [] } });
    expect(gone.participants).toMatchObject([{ participant_id: event.participants[0]?.id, problem: null }]);
    expect(gone.participants[0]?.messages[0]).toMatchObject({
      change: 'withdrawn',
      sentence: '“day_before” is not sent any more: this person was taken off the appointment.',
    });
  });

  it('tells that what stands in the queue is given up with its number', async () => {
    const { event } = await booked(60);
    await desk.staff.call(`/screens/participants/${event.participants[0]?.id}/messages/day_before/commands`, {
      method: 'POST',
      json: { command: 'send_now' },
    });
    await desk.decide(event);
    const told = await preview({ id: event.id, change: { participants: [{ ...keeping(event), phone: null }] } });
    expect(changesOf(told)).toMatchObject({ day_before: 'withdrawn' });
  });

  it('says at once that a new number is on the stop list', async () => {
    await desk.staff.call('/v1/stop_list', { method: 'POST', json: { type: 'phone', address: '+12025550189' } });
    const { event } = await booked(60);
    const told = await preview({
      id: event.id,
      change: { participants: [{ ...keeping(event), phone: '+12025550189' }] },
    });
    expect(told.participants).toMatchObject([{ problem: 'this phone number asked to get no more messages' }]);
  });
});

describe('a preview', () => {
  it('writes nothing at all', async () => {
    const { event } = await booked(200);
    const before = await everything();
    await preview({ create: { ...visit, participants: [{ name: 'New', phone: '+12025550190' }] } });
    await preview({ id: event.id, change: { start_time: '2027-04-01T10:00', title: 'x' } });
    await preview({ id: event.id, delete: true });
    await preview({ id: event.id, change: { participants: [{ name: 'New', phone: '+12025550190' }] } });
    expect(await everything()).toEqual(before);
  });

  it.each<[string, object]>([
    ['an impossible time', { start_time: '2027-02-30T10:00' }],
    ['an end before the start', { end_time: '2027-03-10T14:00' }],
    ['an unknown zone', { time_zone: 'Mars/Base' }],
    ['an unknown calendar', { calendar_id: '01a00000-0000-7000-8000-000000000000' }],
    ['an empty title', { title: '' }],
    ['half a phone number', { participants: [{ name: 'Kim', phone: '12' }] }],
    ['an unknown field', { colour: 'red' }],
  ])('refuses what the real call refuses, field by field: %s', async (_, wrong) => {
    const errorsOf = (body: unknown, prefix: string) => JSON.stringify(body).replaceAll(`"${prefix}/`, '"/');
    const create = { ...visit, ...wrong };
    const real = await desk.api.call('/v1/events', { method: 'POST', json: { events: [create] } });
    const told = await desk.staff.call('/screens/appointments/preview', { method: 'POST', json: { create } });
    expect(real.status).toBe(422);
    expect([told.status, errorsOf(told.body, '/create')]).toEqual([422, errorsOf(real.body, '/events/0')]);
    const event = await desk.make({});
    const really = await desk.api.call(`/v1/events/${event.id}`, { method: 'PATCH', json: wrong });
    const change = await desk.staff.call('/screens/appointments/preview', {
      method: 'POST',
      json: { id: event.id, change: wrong },
    });
    expect([change.status, errorsOf(change.body, '/change')]).toEqual([really.status, errorsOf(really.body, '')]);
  });

  it.each<[string, object]>([
    ['nothing', {}],
    ['two things', { id: '01a00000-0000-7000-8000-000000000000', change: {}, delete: true }],
    ['a change of nothing', { change: { title: 'x' } }],
    ['a creation with an id', { id: '01a00000-0000-7000-8000-000000000000', create: visit }],
    ['a false deletion', { id: '01a00000-0000-7000-8000-000000000000', delete: false }],
  ])('of %s is refused', async (_, json) => {
    const answer = await desk.staff.call('/screens/appointments/preview', { method: 'POST', json });
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'invalid_request' }]);
  });
});
