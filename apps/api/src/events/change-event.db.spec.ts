import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { eventSchema } from './event.schema.ts';
import { eventsClient, visit, type EventsClient } from './events-client.spec-support.ts';

let api: RunningApi;
let make: EventsClient['make'];
let change: EventsClient['change'];
let inputsOf: EventsClient['inputsOf'];

beforeAll(async () => {
  api = await startApi();
  ({ make, change, inputsOf } = eventsClient(api));
});

afterAll(() => api.stop());

describe('changing events', () => {
  it('moves one: a new version, the old time kept, every sequence told once', async () => {
    const event = await make({});
    const moved = await change(event.id, { start_time: '2027-03-12T09:00' });
    expect(moved).toMatchObject({
      version: 2,
      start_time: '2027-03-12T09:00:00-05:00',
      end_time: '2027-03-12T10:00:00-05:00',
    });
    expect(await inputsOf(event)).toMatchObject([
      { type: 'started' },
      {
        type: 'appointment_changed',
        source_key: 'appointment/2',
        payload: { change: 'moved', version: 2, keep_answer: false },
      },
    ]);
    expect(
      await api.rows(
        'select previous_start_local::text as was, moved_at is not null as moved from appointment where id = $1',
        [event.id],
      ),
    ).toEqual([{ was: '2027-03-10 15:00:00', moved: true }]);
  });

  it('shows no answer beside a new time, before any sequence has looked, unless it is to be kept', async () => {
    const event = await make({});
    const [kim] = event.participants;
    await api.call(`/v1/participants/${kim?.id}/state`, { method: 'POST', json: { state: 'confirmed' } });
    const kept = await change(event.id, { start_time: '2027-03-12T09:00', keep_answer: true });
    expect(kept).toMatchObject({ title: '[CONFIRMED] Cleaning', participants: [{ state: 'confirmed' }] });
    const reset = await change(event.id, { start_time: '2027-03-13T09:00' });
    expect(reset).toMatchObject({ title: 'Cleaning', participants: [{ state: 'none' }] });
  });

  it('keeps the wall time when only the zone changes', async () => {
    const event = await make({});
    const moved = await change(event.id, { time_zone: 'America/Los_Angeles', keep_answer: true });
    expect(moved).toMatchObject({ version: 2, start_time: '2027-03-10T15:00:00-08:00' });
    expect((await inputsOf(event))[1]).toMatchObject({ payload: { change: 'moved', keep_answer: true } });
  });

  it('edits without making a version', async () => {
    const event = await make({});
    const edited = await change(event.id, {
      title: 'Root canal',
      end_time: '2027-03-10T17:00',
      custom_data: { room: 2 },
    });
    expect(edited).toMatchObject({
      version: 1,
      title: 'Root canal',
      custom_data: { room: 2 },
      end_time: '2027-03-10T17:00:00-05:00',
    });
    expect(await inputsOf(event)).toMatchObject([{}, { payload: { change: 'edited', version: 1 } }]);
  });

  it('tells nobody of a change that changes nothing', async () => {
    const event = await make({});
    await change(event.id, {
      title: event.authored_title,
      start_time: event.start_time,
      end_time: event.end_time,
      cancelled: false,
    });
    expect(await inputsOf(event)).toHaveLength(1);
  });

  it('cancels and takes it back', async () => {
    const event = await make({});
    expect(await change(event.id, { cancelled: true })).toMatchObject({ status: 'cancelled', version: 2 });
    expect(await change(event.id, { cancelled: false })).toMatchObject({ status: 'scheduled', version: 3 });
    expect(await inputsOf(event)).toMatchObject([
      {},
      { payload: { change: 'cancelled' } },
      { payload: { change: 'reinstated' } },
    ]);
  });

  it('gives two changes at once two versions', async () => {
    const event = await make({});
    await Promise.all([
      change(event.id, { start_time: '2027-03-13T09:00' }),
      change(event.id, { start_time: '2027-03-14T09:00' }),
    ]);
    expect((await inputsOf(event)).map((input) => input['source_key'])).toEqual([
      'started',
      'appointment/2',
      'appointment/3',
    ]);
  });

  it('deletes one: it is gone for the API and cancelled for its sequences', async () => {
    const event = await make({});
    expect((await api.call(`/v1/events/${event.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await api.call(`/v1/events/${event.id}`)).status).toBe(404);
    expect((await api.call(`/v1/events/${event.id}`, { method: 'PATCH', json: { title: 'x' } })).status).toBe(404);
    expect(await inputsOf(event)).toMatchObject([{}, { payload: { change: 'cancelled', version: 2 } }]);
  });
});

describe('two editors of one event', () => {
  const patch = (id: string, etag: string, json: object) =>
    api.call(`/v1/events/${id}`, { method: 'PATCH', json, headers: { 'if-match': etag } });

  it('gives every edit another etag, and the answers of clients none', async () => {
    const event = await make({});
    const edited = await change(event.id, { title: 'Root canal' });
    expect(edited.etag).not.toBe(event.etag);
    expect((await change(event.id, { title: 'Root canal' })).etag).toBe(edited.etag);
    const [kim] = event.participants;
    const answered = await api.call(`/v1/participants/${kim?.id}/state`, {
      method: 'POST',
      json: { state: 'confirmed' },
    });
    expect(eventSchema.parse(answered.body).etag).toBe(edited.etag);
  });

  it('shows the second what the first has saved, and stores nothing of the second', async () => {
    const event = await make({});
    await change(event.id, { title: 'Root canal' });
    const stale = await patch(event.id, event.etag, { location: 'Room 2' });
    expect([stale.status, stale.body]).toMatchObject([
      412,
      { code: 'changed_meanwhile', current: { title: 'Root canal', location: null } },
    ]);
    expect(stale.headers.get('etag')).not.toBe(event.etag);
    expect((await patch(event.id, '*', { location: 'Room 2' })).status).toBe(200);
    const gone = await api.call(`/v1/events/${event.id}`, { method: 'DELETE', headers: { 'if-match': event.etag } });
    expect([gone.status, gone.body]).toMatchObject([412, { current: { location: 'Room 2' } }]);
    expect((await inputsOf(event)).at(-1)).toMatchObject({ payload: { change: 'edited' } });
  });

  it('lets exactly one of many at once win', async () => {
    const event = await make({});
    const titles = Array.from({ length: 8 }, (_, index) => `Visit ${index}`);
    const answers = await Promise.all(titles.map((title) => patch(event.id, event.etag, { title })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 412, 412, 412, 412, 412, 412, 412]);
    const won = eventSchema.parse(answers[statuses.indexOf(200)]?.body);
    const [stale] = answers.filter(({ status }) => status === 412);
    expect(stale?.body).toMatchObject({ current: { title: won.title, etag: won.etag } });
    expect(await inputsOf(event)).toHaveLength(2);
  });

  it('takes no entity tag that is none', async () => {
    const event = await make({});
    const answer = await patch(event.id, 'e1', { title: 'x' });
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field: 'if-match' }] }]);
  });
});

describe('a participant’s answer given to staff', () => {
  it('shows in the title and is told to the sequence', async () => {
    const event = await make({ participants: [...visit.participants, { name: 'Lou' }] });
    const [kim] = event.participants;
    const answer = await api.call(`/v1/participants/${kim?.id}/state`, {
      method: 'POST',
      json: { state: 'confirmed' },
    });
    expect(eventSchema.parse(answer.body)).toMatchObject({
      title: '[CONFIRMED 1/2] Cleaning',
      authored_title: 'Cleaning',
    });
    expect((await inputsOf(event)).at(-1)).toMatchObject({
      type: 'state_set',
      payload: { state: 'confirmed', by: 'api' },
    });
  });

  it('leaves the messages of someone who is not held as they are', async () => {
    const event = await make({});
    const [kim] = event.participants;
    const answer = await api.call(`/v1/participants/${kim?.id}/release`, { method: 'POST' });
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'not_held' }]);
    await api.rows('update sequence set held_at = now() where appointment_id = $1', [event.id]);
    expect((await api.call(`/v1/participants/${kim?.id}/release`, { method: 'POST' })).status).toBe(204);
    expect(await api.rows('select held_at from sequence where appointment_id = $1', [event.id])).toEqual([
      { held_at: null },
    ]);
  });
});
