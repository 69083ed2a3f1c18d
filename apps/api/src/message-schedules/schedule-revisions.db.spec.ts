import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { signIn } from '../session/browser.spec-support.ts';
import { revisionSchema, scheduleSchema, type ScheduleAnswer } from './message-schedule.schema.ts';
import { revisionListSchema } from './schedule-revisions.schema.ts';

let api: RunningApi;
let ours: TestAccount;
let id: string;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

beforeEach(async () => {
  ours = await api.newAccount();
  const [row] = await api.rows('select id from message_schedule where account_id = $1', [ours.account_id]);
  id = String(row?.['id']);
});

interface Sent {
  readonly if_match?: string | undefined;
  readonly json?: unknown;
}

const call = (method: string, path: string, { if_match, json }: Sent = {}) =>
  api.call(`/v1/message_schedules/${id}${path}`, {
    method,
    key: ours.api_key,
    ...(json === undefined ? {} : { json }),
    headers: if_match === undefined ? {} : { 'if-match': if_match },
  });

const read = async (): Promise<ScheduleAnswer> => scheduleSchema.parse((await call('GET', '')).body);
const list = async () => revisionListSchema.parse((await call('GET', '/revisions')).body).revisions;

/** Saves a draft that says nothing but its name. */
const save = async (name: string) => {
  const { draft, published } = await read();
  const json = { definition: { spec_version: 1, name } };
  const answer = await call('PUT', '/draft', { json, if_match: (draft ?? published)?.etag });
  return revisionSchema.parse(answer.body);
};

describe('revisions', () => {
  it('are listed newest first, with who saved them and who follows them', async () => {
    const times = { start_time: '2030-05-02T10:00', end_time: '2030-05-02T11:00' };
    const event = { title: 'Visit', ...times, participants: [{ name: 'Kim', phone: '+12025550180' }] };
    await api.call('/v1/events', { method: 'POST', key: ours.api_key, json: { events: [event] } });
    await save('Draft');
    const [draft, first] = await list();
    expect(draft).toMatchObject({
      number: 2,
      status: 'draft',
      author_name: 'Ada',
      published_at: null,
      running_sequences: 0,
    });
    expect(first).toMatchObject({ number: 1, status: 'published', running_sequences: 1 });
    await api.rows('update sequence set pinned_revision_id = $1 where account_id = $2', [draft?.id, ours.account_id]);
    expect((await list()).map((revision) => revision.running_sequences)).toEqual([1, 0]);
  });

  it('are read whole, each by itself', async () => {
    const [only] = await list();
    expect((await call('GET', `/revisions/${only?.id ?? ''}`)).body).toEqual((await read()).published);
    expect((await call('GET', `/revisions/${id}`)).body).toMatchObject({ status: 404, code: 'revision_not_found' });
  });

  it('become the draft again, over the one that was seen', async () => {
    const [first] = await list();
    const { published } = await read();
    const drafted = await save('In between');
    const restore = (if_match?: string) => call('POST', `/revisions/${first?.id ?? ''}/restore`, { if_match });
    expect((await restore()).body).toMatchObject({ status: 428, code: 'if_match_missing' });
    expect((await restore(published?.etag)).body).toMatchObject({
      status: 412,
      code: 'stale_revision',
      current: { etag: drafted.etag },
    });
    const answer = await restore(drafted.etag);
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, revisionSchema.parse(answer.body).etag]);
    const after = await read();
    expect(after.draft).toMatchObject({ id: drafted.id, number: 2, definition: published?.definition });
    expect(after.published).toEqual(published);
  });
});

describe('a draft that is discarded', () => {
  it('is gone, and what is published stands', async () => {
    const { published } = await read();
    const drafted = await save('Away with it');
    const answer = await call('DELETE', '/draft', { if_match: drafted.etag });
    expect([answer.status, answer.headers.get('etag'), answer.body]).toMatchObject([
      200,
      published?.etag,
      { draft: null, published },
    ]);
    expect((await call('DELETE', '/draft', { if_match: '*' })).body).toMatchObject({ status: 409, code: 'no_draft' });
  });

  it('must be the one that was seen', async () => {
    const first = await save('One');
    const second = await save('Two');
    expect((await call('DELETE', '/draft')).body).toMatchObject({ status: 428, code: 'if_match_missing' });
    expect((await call('DELETE', '/draft', { if_match: first.etag })).body).toMatchObject({
      status: 412,
      current: { etag: second.etag },
    });
    expect((await read()).draft).toEqual(second);
  });

  it('is never all a schedule has', async () => {
    const made = await api.call('/v1/message_schedules', { method: 'POST', key: ours.api_key, json: { name: 'New' } });
    id = scheduleSchema.parse(made.body).id;
    expect((await call('DELETE', '/draft', { if_match: '*' })).body).toMatchObject({
      status: 409,
      code: 'nothing_published',
    });
    expect((await read()).draft).not.toBeNull();
  });
});

it('staff read what was said and change nothing', async () => {
  const staff = await signIn(api, ours.staff);
  const at = `/v1/message_schedules/${id}`;
  expect((await staff.call(`${at}/revisions`)).status).toBe(200);
  const [first] = await list();
  for (const [method, path] of [
    ['DELETE', '/draft'],
    ['POST', `/revisions/${first?.id ?? ''}/restore`],
    ['PATCH', ''],
    ['POST', '/clone'],
  ] as const) {
    expect((await staff.call(`${at}${path}`, { method, headers: { 'if-match': '*' } })).body, path).toMatchObject({
      code: 'role_missing',
    });
  }
});
