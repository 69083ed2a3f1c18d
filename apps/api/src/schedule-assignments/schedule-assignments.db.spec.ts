import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { schedulesSchema } from '../message-schedules/message-schedule.schema.ts';
import { startApi, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { assignmentsSchema, explainedSchema } from './schedule-assignments.schema.ts';

let api: RunningApi;
let ours: TestAccount;
let admin: Browser;
let staff: Browser;
/** The one that the account came with, and one for surgeries. */
let standard: string;
let surgery: string;
let calendar: string;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

const idSchema = z.object({ id: z.uuid() });

beforeEach(async () => {
  ours = await api.newAccount();
  [admin, staff] = await Promise.all([signIn(api, ours.admin), signIn(api, ours.staff)]);
  const [row] = await api.rows(
    'select ms.id as schedule, c.id as calendar from message_schedule ms join calendar c on c.account_id = ms.account_id where ms.account_id = $1',
    [ours.account_id],
  );
  standard = String(row?.['schedule']);
  calendar = String(row?.['calendar']);
  const made = await admin.call(`/v1/message_schedules/${standard}/clone`, {
    method: 'POST',
    json: { name: 'Surgery' },
  });
  surgery = idSchema.parse(made.body).id;
  expect((await admin.call(`/v1/message_schedules/${surgery}/publish`, { method: 'POST' })).status).toBe(200);
});

const read = async () => assignmentsSchema.parse((await staff.call('/screens/assignments')).body);

const save = (assignments: readonly unknown[], if_match: string | null = '*') =>
  admin.call('/screens/assignments', {
    method: 'PUT',
    json: { assignments },
    headers: if_match === null ? {} : { 'if-match': if_match },
  });

const forSurgery = () => ({
  schedule_id: surgery,
  condition: { field: 'event.title', op: 'includes', value: 'surgery' },
});

const eventsSchema = z.object({
  events: z.array(z.object({ id: z.uuid(), participants: z.array(z.object({ id: z.uuid() })) })),
});

const book = async (title: string, people: readonly object[] = [{ name: 'Kim', phone: '+12025550180' }]) => {
  const times = { start_time: '2030-05-02T10:00', end_time: '2030-05-02T11:00' };
  const answer = await admin.call('/v1/events', {
    method: 'POST',
    json: { events: [{ title, ...times, participants: people }] },
  });
  const [event] = eventsSchema.parse(answer.body).events;
  if (event === undefined) throw new Error(answer.text);
  return event;
};

/** The schedule of each participant's sequence, in their order; null: none. */
const schedulesOf = async (event_id: string) =>
  (
    await api.rows(
      `select s.schedule_id from participant p left join sequence s on s.participant_id = p.id
       where p.appointment_id = $1 order by p.position`,
      [event_id],
    )
  ).map((row) => row['schedule_id']);

describe('the assignments', () => {
  it('are read with words, by staff too, and shown with the schedules', async () => {
    await save([{ ...forSurgery(), calendar_ids: [calendar], locale: 'es' }, { schedule_id: standard }]);
    const { assignments, etag } = await read();
    expect(assignments).toMatchObject([
      {
        schedule: { id: surgery, name: 'Surgery' },
        unavailable: null,
        calendars: [{ id: calendar }],
        locale: 'es',
        sentence: expect.stringMatching(/^Appointments in .+ of clients with the language Spanish, if event title/),
      },
      { schedule: { id: standard }, sentence: 'Every appointment that no schedule above takes.' },
    ]);
    expect((await staff.call('/screens/assignments')).headers.get('etag')).toBe(etag);
    const listed = schedulesSchema.parse((await staff.call('/v1/message_schedules')).body).message_schedules;
    expect(listed).toMatchObject([
      { id: surgery, position: 1, assignments: [{ locale: 'es' }], who: assignments[0]?.sentence },
      { id: standard, position: 2, who: 'Every appointment that no schedule above takes.' },
    ]);
  });

  it('are written whole, over the ones that were seen, by admins', async () => {
    const { etag } = await read();
    expect((await save([], null)).body).toMatchObject({ status: 428, code: 'if_match_missing' });
    const saved = await save([forSurgery()], etag);
    expect([saved.status, saved.headers.get('etag')]).toEqual([200, (await read()).etag]);
    expect((await save([], etag)).body).toMatchObject({
      status: 412,
      code: 'stale_assignments',
      current: { assignments: [{ schedule: { id: surgery } }] },
    });
    const refused = await staff.call('/screens/assignments', { method: 'PUT', json: { assignments: [] } });
    expect(refused.body).toMatchObject({ code: 'role_missing' });
    expect((await save([])).body).toMatchObject({ assignments: [] });
  });

  it('of two who save at once are one’s, and the other is told', async () => {
    const { etag } = await read();
    const answers = await Promise.all([save([], etag), save([forSurgery()], etag)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  it.each<readonly [string, () => Promise<object> | object, string]>([
    ['a schedule of another account', async () => ({ schedule_id: await foreign('message_schedule') }), '/schedule_id'],
    [
      'a calendar of another account',
      async () => ({ schedule_id: standard, calendar_ids: [calendar, await foreign('calendar')] }),
      '/calendar_ids/1',
    ],
    [
      'a field that does not exist',
      () => ({ schedule_id: standard, condition: { all: [{ field: 'event.colour', op: '==', value: 'red' }] } }),
      '/condition/all/0/field',
    ],
    ['half a condition', () => ({ schedule_id: standard, condition: { field: 'event.title' } }), '/condition'],
    ['a language that is none', () => ({ schedule_id: standard, locale: 'not a language' }), '/locale'],
  ])('with %s are refused where it stands, and the stored ones stay', async (_, made, field) => {
    const before = await read();
    const answer = await save([{ schedule_id: standard }, await made()]);
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field: `/assignments/1${field}` }] }]);
    expect(await read()).toEqual(before);
  });
});

const foreign = async (table: string) => {
  const [row] = await api.rows(`select id from ${table} where account_id = $1`, [api.theirs.account_id]);
  return String(row?.['id']);
};

describe('a new event', () => {
  it('gets the first schedule that fits, and the explanation says the same', async () => {
    await save([forSurgery(), { schedule_id: standard }]);
    for (const [title, schedule] of [
      ['Oral Surgery', surgery],
      ['Cleaning', standard],
    ] as const) {
      const { id } = await book(title);
      expect(await schedulesOf(id)).toEqual([schedule]);
      const answer = await staff.call('/screens/assignments/explain', { method: 'POST', json: { appointment_id: id } });
      expect(explainedSchema.parse(answer.body).chosen?.id, title).toBe(schedule);
    }
  });

  it('gets it person by person, for a language is a person’s', async () => {
    await save([{ schedule_id: surgery, locale: 'es' }, { schedule_id: standard }]);
    await book('First', [{ name: 'Ana', phone: '+12025550181' }]);
    await api.rows(`update contact set locale = 'es-MX' where account_id = $1 and name = 'Ana'`, [ours.account_id]);
    const { id } = await book('Both', [
      { name: 'Ana', phone: '+12025550181' },
      { name: 'Ben', phone: '+12025550182' },
    ]);
    expect(await schedulesOf(id)).toEqual([surgery, standard]);
  });

  it('gets none where none fits, none is published or all are put away, and the preview says so', async () => {
    await save([forSurgery()]);
    const { id } = await book('Cleaning');
    expect(await schedulesOf(id)).toEqual([null]);
    const create = {
      title: 'Cleaning',
      start_time: '2030-05-02T10:00',
      end_time: '2030-05-02T11:00',
      participants: [{ name: 'Kim', phone: '+12025550180' }],
    };
    const previewed = await staff.call('/screens/appointments/preview', { method: 'POST', json: { create } });
    expect(previewed.body).toMatchObject({
      participants: [{ problem: 'no message schedule takes this appointment: nothing is sent', messages: [] }],
    });
    const surgical = await staff.call('/screens/appointments/preview', {
      method: 'POST',
      json: { create: { ...create, title: 'Surgery' } },
    });
    expect(surgical.body).toMatchObject({ participants: [{ problem: null, messages: [{ change: 'added' }] }] });
    await admin.call(`/v1/message_schedules/${surgery}`, { method: 'PATCH', json: { archived: true } });
    expect(await schedulesOf((await book('Surgery')).id)).toEqual([null]);
  });
});

describe('an explanation', () => {
  it('tries assignments that are not saved, and stores nothing', async () => {
    const before = await read();
    const { id, participants } = await book('Cleaning');
    const answer = await staff.call('/screens/assignments/explain', {
      method: 'POST',
      json: { appointment_id: id, participant_id: participants[0]?.id, assignments: [forSurgery()] },
    });
    expect(answer.body).toEqual({
      participant: { id: participants[0]?.id, name: 'Kim' },
      chosen: null,
      looked_at: [
        {
          schedule: { id: surgery, name: 'Surgery' },
          fits: false,
          why: 'Its condition does not hold: event title includes “surgery”.',
        },
      ],
    });
    expect(await read()).toEqual(before);
  });

  it('of an appointment without people, or of another account, there is none', async () => {
    const { id } = await book('Nobody', []);
    for (const appointment_id of [id, await foreign('calendar')]) {
      const answer = await staff.call('/screens/assignments/explain', { method: 'POST', json: { appointment_id } });
      expect(answer.body).toMatchObject({ status: 404, code: 'participant_not_found' });
    }
  });
});
