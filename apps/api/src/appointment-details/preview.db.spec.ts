import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit } from '../events/events-client.spec-support.ts';
import { openPreviewDesk, type PreviewDesk } from './preview.spec-support.ts';

let desk: PreviewDesk['desk'];
let preview: PreviewDesk['preview'];
let booked: PreviewDesk['booked'];

beforeAll(async () => {
  ({ desk, preview, booked } = await openPreviewDesk());
});

afterAll(() => desk.stop());

const everything = () =>
  desk.api.rows(`select
    (select json_agg(a order by id) from appointment a)::text as a, (select json_agg(p order by id) from participant p)::text as p,
    (select json_agg(s order by id) from sequence s)::text as s, (select json_agg(m order by id) from message m)::text as m,
    (select json_agg(i order by id) from sequence_input i)::text as i, (select json_agg(c order by id) from contact c)::text as c,
    (select count(*) from sequence_step)::text as t, (select count(*) from effect_key)::text as k, (select count(*) from line)::text as l`);

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
