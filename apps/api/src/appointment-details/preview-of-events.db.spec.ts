import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Event } from '../events/event.schema.ts';
import { visit } from '../events/events-client.spec-support.ts';
import { changesOf, foretold, openPreviewDesk, type PreviewDesk } from './preview.spec-support.ts';

let desk: PreviewDesk['desk'];
let preview: PreviewDesk['preview'];
let planned: PreviewDesk['planned'];
let hoursAhead: PreviewDesk['hoursAhead'];
let booked: PreviewDesk['booked'];

beforeAll(async () => {
  ({ desk, preview, planned, hoursAhead, booked } = await openPreviewDesk());
});

afterAll(() => desk.stop());

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

  it('tells of what only silence would lead to', async () => {
    const { event } = await booked(27);
    await desk.advance('4 hours');
    await desk.decide(event);
    await desk.deliver(event);
    await desk.decide(event);
    const again = (told: Awaited<ReturnType<typeof preview>>) =>
      told.participants[0]?.messages.find(({ auto_message_id }) => auto_message_id === 'again');
    // whatever staff change, the client is not asked again by itself (ruling 15)
    for (const change of [{ cancelled: true }, { title: 'Root canal' }])
      expect(again(await preview({ id: event.id, change }))).toMatchObject({
        change: 'withdrawn',
        sentence: '“again” is not sent any more.',
      });
    expect(again(await preview({ id: event.id, change: {} }))).toMatchObject({
      change: 'unchanged',
      sentence: expect.stringMatching(/^“again” goes out .+, if the client says nothing until then, as planned\.$/),
    });
    const { messages } = await desk.journal(event);
    expect(messages.find(({ auto_message_id }) => auto_message_id === 'again')).toMatchObject({
      status: 'planned',
      why: [expect.stringMatching(/^Planned: it goes out if the client says nothing to “day_before” until \w+/)],
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
