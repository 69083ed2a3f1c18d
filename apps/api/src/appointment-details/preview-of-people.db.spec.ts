import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Event } from '../events/event.schema.ts';
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
