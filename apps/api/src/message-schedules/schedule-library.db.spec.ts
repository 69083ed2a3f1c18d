import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { STARTERS } from '@kept/rules/starters/starters';
import { startApi, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { signIn } from '../session/browser.spec-support.ts';
import { scheduleSchema, schedulesSchema, type ScheduleAnswer } from './message-schedule.schema.ts';
import { changedScheduleSchema, scheduleFileSchema, startersSchema } from './schedule-library.schema.ts';

let api: RunningApi;
let ours: TestAccount;

beforeAll(async () => {
  api = await startApi();
  ours = await api.newAccount();
});

afterAll(() => api.stop());

const call = (method: string, path: string, json?: unknown) =>
  api.call(`/v1/message_schedules${path}`, { method, key: ours.api_key, ...(json === undefined ? {} : { json }) });

const create = async (json: object): Promise<ScheduleAnswer> =>
  scheduleSchema.parse((await call('POST', '', json)).body);

const listed = async (query = '') =>
  schedulesSchema.parse((await call('GET', query)).body).message_schedules.map(({ name }) => name);

const published = async (): Promise<ScheduleAnswer> => {
  const [row] = await api.rows(
    'select id from message_schedule where account_id = $1 and published_revision_id is not null',
    [ours.account_id],
  );
  return scheduleSchema.parse((await call('GET', `/${String(row?.['id'])}`)).body);
};

const book = async () => {
  const times = { start_time: '2030-05-02T10:00', end_time: '2030-05-02T11:00' };
  const event = { title: 'Visit', ...times, participants: [{ name: 'Kim', phone: '+12025550180' }] };
  expect((await api.call('/v1/events', { method: 'POST', key: ours.api_key, json: { events: [event] } })).status).toBe(
    201,
  );
};

const definitionOf = (revision: ScheduleAnswer['draft']) => z.looseObject({}).parse(revision?.definition);

const sequences = async () =>
  (await api.rows('select id from sequence where account_id = $1', [ours.account_id])).length;

describe('a new schedule', () => {
  it('is an empty draft that no event gets', async () => {
    const answer = await call('POST', '', { name: ' Winter ' });
    expect([answer.status, answer.headers.get('etag')]).toEqual([201, scheduleSchema.parse(answer.body).draft?.etag]);
    expect(answer.body).toMatchObject({
      name: 'Winter',
      archived_at: null,
      published: null,
      draft: { number: 1, status: 'draft', definition: { name: 'Winter', messages: [] }, layout: {} },
    });
    const [winter] = schedulesSchema
      .parse((await call('GET', '')).body)
      .message_schedules.filter(({ name }) => name === 'Winter');
    expect(winter).toMatchObject({ position: null, published: null, draft: { number: 1, saved_by: 'Ada' } });
  });

  it.each(STARTERS.map(({ id }) => [id]))('from the starter %s can be published as it stands', async (starter) => {
    const { id } = await create({ name: `From ${starter}`, starter });
    const answer = await call('POST', `/${id}/publish`);
    expect([answer.status, answer.body]).toMatchObject([200, { published: { number: 1 }, warnings: [] }]);
  });

  it('takes a definition of its own, with where things stand', async () => {
    const definition = {
      spec_version: 1,
      messages: [{ id: 'm', name: 'M', purpose: 'reminder', type: 'sms', content: {} }],
    };
    const { draft } = await create({ name: 'Own', definition, layout: { m: { x: 1 } } });
    expect(draft).toMatchObject({ definition: { name: 'Own', messages: [{ id: 'm' }] }, layout: { m: { x: 1 } } });
  });

  it.each([
    ['no name', { name: ' ' }, '/name'],
    ['an unknown starter', { name: 'x', starter: 'nothing' }, '/starter'],
    [
      'both a starter and a definition',
      { name: 'x', starter: 'dental_reminder', definition: { spec_version: 1 } },
      '/starter',
    ],
    [
      'a broken definition',
      { name: 'x', definition: { spec_version: 1, messages: [{}] } },
      '/definition/messages/0/type',
    ],
  ])('with %s is refused where it stands, and nothing is made', async (_, json, field) => {
    const before = await listed();
    const answer = await call('POST', '', json);
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { errors: expect.arrayContaining([expect.objectContaining({ field })]) },
    ]);
    expect(await listed()).toEqual(before);
  });

  it('is made by admins; staff see what it could begin from', async () => {
    const staff = await signIn(api, ours.staff);
    expect((await staff.call('/v1/message_schedules', { method: 'POST', json: { name: 'x' } })).body).toMatchObject({
      code: 'role_missing',
    });
    const { starters } = startersSchema.parse((await staff.call('/screens/starters')).body);
    expect(starters.map(({ id }) => id)).toEqual(STARTERS.map(({ id }) => id));
    expect(starters.every(({ messages, explanation }) => messages > 0 && explanation.length > 50)).toBe(true);
  });
});

describe('a schedule', () => {
  it('gets another name, in its draft too, and says what it said', async () => {
    const { id, draft } = await create({ name: 'Before', starter: 'dental_reminder' });
    const answer = changedScheduleSchema.parse((await call('PATCH', `/${id}`, { name: 'After' })).body);
    expect(answer).toMatchObject({ name: 'After', running_sequences: 0 });
    expect(answer.draft?.definition).toEqual({ ...definitionOf(draft), name: 'After' });
    expect(answer.draft?.etag).not.toBe(draft?.etag);
  });

  it('is called as its document says: from the first save while it is unpublished, then from the publish', async () => {
    const { id, draft } = await create({ name: 'Spring', starter: 'dental_reminder' });
    const nameIt = async (name: string) => {
      const json = { definition: { ...definitionOf(draft), name } };
      await api.call(`/v1/message_schedules/${id}/draft`, {
        method: 'PUT',
        key: ours.api_key,
        headers: { 'if-match': '*' },
        json,
      });
      return scheduleSchema.parse((await call('GET', `/${id}`)).body).name;
    };
    expect(await nameIt(' Summer ')).toBe('Summer');
    await call('POST', `/${id}/publish`);
    expect(await nameIt('Autumn')).toBe('Summer');
    await call('POST', `/${id}/publish`);
    expect(await listed()).toContain('Autumn');
    // a document needs no name, a schedule does
    expect(await nameIt('')).toBe('Autumn');
    await call('POST', `/${id}/publish`);
    expect(await listed()).toContain('Autumn');
  });

  it('that is archived gets no new events; what runs goes on, and the answer says how much', async () => {
    const { id, name } = await published();
    await book();
    const running = await sequences();
    const away = changedScheduleSchema.parse((await call('PATCH', `/${id}`, { archived: true })).body);
    expect([away.archived_at === null, away.running_sequences]).toEqual([false, running]);
    expect([(await listed()).includes(name), await listed('?archived=true')]).toEqual([false, [name]]);
    await book();
    expect(await sequences()).toBe(running);
    await call('PATCH', `/${id}`, { archived: false });
    await book();
    expect([(await listed()).includes(name), await sequences()]).toEqual([true, running + 1]);
  });

  it('is cloned with its draft, else with what is published', async () => {
    const live = await published();
    const first = scheduleSchema.parse((await call('POST', `/${live.id}/clone`)).body);
    expect(first).toMatchObject({ name: `${live.name} (copy)`, published: null, draft: { number: 1 } });
    expect(first.draft?.definition).toEqual({ ...definitionOf(live.published), name: first.name });
    const drafted = await create({ name: 'Drafted', starter: 'dental_reminder', layout: { msg_today: { x: 7 } } });
    const second = scheduleSchema.parse((await call('POST', `/${drafted.id}/clone`, { name: 'Twin' })).body);
    expect(second).toMatchObject({ name: 'Twin', draft: { layout: { msg_today: { x: 7 } } } });
    expect(second.draft?.definition).toEqual({ ...definitionOf(drafted.draft), name: 'Twin' });
    expect(second.id).not.toBe(drafted.id);
  });

  it('that was exported is imported as it was, ids and all, by another account too', async () => {
    const drafted = await create({ name: 'Travels', starter: 'follow_up_review', layout: { msg_review: { x: 3 } } });
    const file = scheduleFileSchema.parse((await call('GET', `/${drafted.id}/export`)).body);
    expect(file).toMatchObject({ format: 'kept.message_schedule', version: 1, name: 'Travels' });
    const answer = await api.call('/v1/message_schedules/import', {
      method: 'POST',
      key: api.theirs.api_key,
      json: file,
    });
    const { definition, layout } = drafted.draft ?? {};
    expect([answer.status, answer.body]).toMatchObject([201, { name: 'Travels', draft: { definition, layout } }]);
  });
});

describe('an import', () => {
  const message = { id: 'm', name: 'M', purpose: 'reminder', type: 'sms', content: {} };
  const file = {
    format: 'kept.message_schedule',
    version: 1,
    name: 'In',
    definition: { spec_version: 1, messages: [message] },
  };
  it.each([
    ['of something else', { ...file, format: 'other' }, '/format'],
    ['from a later version', { ...file, version: 2 }, '/version'],
    ['with a document of a later version', { ...file, definition: { spec_version: 9 } }, '/definition/spec_version'],
    [
      'with an id that stands for two things',
      { ...file, definition: { spec_version: 1, messages: [message, message] } },
      '/definition/messages/1/id',
    ],
    ['with what no schedule has', { ...file, secrets: [] }, '/secrets'],
    ['that is no object', [file], ''],
  ])('%s says where, and makes nothing', async (_, json, field) => {
    const before = await listed();
    const answer = await call('POST', '/import', json);
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { errors: expect.arrayContaining([expect.objectContaining({ field })]) },
    ]);
    expect(await listed()).toEqual(before);
  });
});
