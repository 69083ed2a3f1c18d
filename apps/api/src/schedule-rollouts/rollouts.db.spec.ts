import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publishedSchema, scheduleSchema } from '../message-schedules/message-schedule.schema.ts';
import { startApi, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { rolloutSchema, runningRolloutSchema } from './rollouts.schema.ts';

let api: RunningApi;
let ours: TestAccount;
let admin: Browser;
let schedule: string;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

beforeEach(async () => {
  ours = await api.newAccount();
  admin = await signIn(api, ours.admin);
  const [row] = await api.rows('select id from message_schedule where account_id = $1', [ours.account_id]);
  schedule = String(row?.['id']);
});

const book = async () => {
  const times = { start_time: '2030-05-02T10:00', end_time: '2030-05-02T11:00' };
  const event = { title: 'Visit', ...times, participants: [{ name: 'Kim', phone: '+12025550180' }] };
  expect((await admin.call('/v1/events', { method: 'POST', json: { events: [event] } })).status).toBe(201);
};

/** Saves what is published as a draft again and publishes it. */
const publish = async (json: object = {}) => {
  const at = `/v1/message_schedules/${schedule}`;
  const { published } = scheduleSchema.parse((await admin.call(at)).body);
  const { definition } = published ?? {};
  await admin.call(`${at}/draft`, { method: 'PUT', json: { definition }, headers: { 'if-match': '*' } });
  return publishedSchema.parse((await admin.call(`${at}/publish`, { method: 'POST', json })).body);
};

/** The number of the revision that each running sequence follows. */
const followed = async () =>
  (
    await api.rows(
      `select r.number from sequence s join message_schedule ms on ms.id = s.schedule_id
       join schedule_revision r on r.id = coalesce(s.pinned_revision_id, ms.published_revision_id)
       where s.account_id = $1 order by s.id`,
      [ours.account_id],
    )
  ).map(({ number }) => number);

const read = async (id: string) => rolloutSchema.parse((await admin.call(`/screens/rollouts/${id}`)).body);

describe('publishing', () => {
  it('carries running sequences over unless told otherwise, and says how far that is', async () => {
    await book();
    const { rollout, running_sequences } = await publish({ note: 'Better' });
    expect([rollout?.total, running_sequences, await followed()]).toEqual([1, 1, [2]]);
    const staff = await signIn(api, ours.staff);
    expect((await staff.call(`/screens/rollouts/${rollout?.id ?? ''}`)).body).toEqual({
      id: rollout?.id,
      state: 'running',
      total: 1,
      done: 0,
      nudged: 0,
    });
  });

  it('leaves running sequences alone when told to, and new ones get the new revision', async () => {
    await book();
    expect(await publish({ running: 'leave' })).toMatchObject({ rollout: null, running_sequences: 1 });
    await book();
    await publish({ running: 'leave' });
    await book();
    expect(await followed()).toEqual([1, 2, 3]);
  });

  it('has an older rollout that is not done give way to a newer one', async () => {
    await book();
    const [first, second] = [(await publish()).rollout?.id ?? '', (await publish()).rollout?.id ?? ''];
    expect([(await read(first)).state, (await read(second)).state]).toEqual(['superseded', 'running']);
    const { body } = await admin.call(`/screens/schedules/${schedule}/rollout`);
    expect(runningRolloutSchema.parse(body).rollout?.id).toBe(second);
  });

  it('needs no rollout where nothing runs', async () => {
    expect(await publish()).toMatchObject({ rollout: null, running_sequences: 0 });
  });

  it('knows only these two ways', async () => {
    const at = `/v1/message_schedules/${schedule}/publish`;
    expect((await admin.call(at, { method: 'POST', json: { running: 'kill' } })).body).toMatchObject({
      status: 422,
      errors: [{ field: '/running' }],
    });
  });
});

it('shows nobody the rollout of another account', async () => {
  await book();
  const { rollout } = await publish();
  const stranger = await signIn(api, api.theirs.admin);
  const answer = await stranger.call(`/screens/rollouts/${rollout?.id ?? ''}`);
  expect([answer.status, answer.body]).toMatchObject([404, { code: 'rollout_not_found' }]);
});
