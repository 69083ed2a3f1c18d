import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issuesSchema, scheduleSchema } from '../message-schedules/message-schedule.schema.ts';
import { scheduleFileSchema } from '../message-schedules/schedule-library.schema.ts';
import { startApi, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { scenarioSchema, scenariosSchema } from './scenarios.schema.ts';

let api: RunningApi;
let ours: TestAccount;
let admin: Browser;
let schedule: string;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

const made = async (json: object) =>
  scheduleSchema.parse((await admin.call('/v1/message_schedules', { method: 'POST', json })).body);

beforeEach(async () => {
  ours = await api.newAccount();
  admin = await signIn(api, ours.admin);
  schedule = (await made({ name: 'Dental', starter: 'dental_reminder' })).id;
});

const late = (expect: readonly object[] = [{ that: 'message_sent', auto_message_id: 'msg_running_late' }]) => ({
  name: 'Running late',
  appointment: { start: '2027-03-12T15:00', time_zone: 'America/New_York' },
  script: [{ do: 'wake' }, { do: 'reply', text: 'I am late' }],
  expect,
});

const at = (path = '') => `/screens/schedules/${schedule}/scenarios${path}`;
const list = async () => scenariosSchema.parse((await admin.call(at())).body).scenarios;
const create = async (scenario: object = late()) =>
  scenarioSchema.parse((await admin.call(at(), { method: 'POST', json: { scenario } })).body);

describe('scenarios', () => {
  it('are saved, replaced and deleted by admins, and read by all', async () => {
    const first = await create();
    expect(first).toEqual({ id: first.id, name: 'Running late', scenario: late() });
    const renamed = { ...late(), name: 'Comes late' };
    const replaced = await admin.call(at(`/${first.id}`), { method: 'PUT', json: { scenario: renamed } });
    expect(replaced.body).toEqual({ id: first.id, name: 'Comes late', scenario: renamed });
    const second = await create();
    const staff = await signIn(api, ours.staff);
    expect((await staff.call(at())).body).toEqual({ scenarios: [replaced.body, second] });
    for (const [method, path] of [
      ['POST', ''],
      ['PUT', `/${first.id}`],
      ['DELETE', `/${first.id}`],
    ] as const) {
      expect((await staff.call(at(path), { method })).body).toMatchObject({ code: 'role_missing' });
    }
    expect((await admin.call(at(`/${first.id}`), { method: 'DELETE' })).status).toBe(204);
    expect(await list()).toEqual([second]);
  });

  it('of another account, or of another schedule, are not there', async () => {
    const { id } = await create();
    const stranger = await signIn(api, api.theirs.admin);
    const other = (await made({ name: 'Other' })).id;
    for (const [who, path, code] of [
      [stranger, at(), 'message_schedule_not_found'],
      [stranger, at(`/${id}`), 'scenario_not_found'],
      [admin, `/screens/schedules/${other}/scenarios/${id}`, 'scenario_not_found'],
    ] as const) {
      const method = path.endsWith(id) ? 'PUT' : 'POST';
      expect((await who.call(path, { method, json: { scenario: late() } })).body).toMatchObject({ status: 404, code });
    }
    expect((await stranger.call(at())).status).toBe(404);
    expect((await stranger.call(at(`/${id}`), { method: 'DELETE' })).status).toBe(404);
    expect(await list()).toMatchObject([{ id }]);
  });

  it.each([
    ['that are none', {}, '/scenario/name'],
    ['on no day', { ...late(), appointment: { start: 'soon', time_zone: 'UTC' } }, '/scenario/appointment/start'],
    ['where nothing known happens', { ...late(), script: [{ do: 'dance' }] }, '/scenario/script/0/do'],
    ['that expect what nobody can', late([{ that: 'all_is_well' }]), '/scenario/expect/0/that'],
  ])('%s are refused where it stands', async (_, scenario, field) => {
    const answer = await admin.call(at(), { method: 'POST', json: { scenario } });
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { errors: expect.arrayContaining([expect.objectContaining({ field })]) },
    ]);
    expect(await list()).toEqual([]);
  });
});

const publishedSchema = z.looseObject({ code: z.string().optional(), errors: z.array(z.looseObject({})).optional() });

describe('a publish', () => {
  const publish = () => admin.call(`/v1/message_schedules/${schedule}/publish`, { method: 'POST' });

  it('goes through while every scenario holds', async () => {
    await create();
    expect((await publish()).status).toBe(200);
  });

  it('is refused when one does not, which the answer and every check name', async () => {
    await create();
    const { id } = await create({ ...late([{ that: 'state_is', state: 'confirmed' }]), name: 'Says yes' });
    const refused = await publish();
    const { code, errors } = publishedSchema.parse(refused.body);
    expect([refused.status, code, errors]).toMatchObject([
      422,
      'definition_not_publishable',
      [{ code: 'scenario_fails', message: expect.stringContaining('“Says yes” no longer holds') }],
    ]);
    const checked = await admin.call(`/v1/message_schedules/${schedule}/validate`, { method: 'POST', json: {} });
    expect(issuesSchema.parse(checked.body)).toMatchObject({
      publishable: false,
      issues: [{ code: 'scenario_fails' }],
    });
    await admin.call(at(`/${id}`), { method: 'DELETE' });
    expect((await publish()).status).toBe(200);
  });
});

it('go with a clone and with an exported file', async () => {
  await create();
  const file = scheduleFileSchema.parse((await admin.call(`/v1/message_schedules/${schedule}/export`)).body);
  expect(file.scenarios).toEqual([late()]);
  for (const [path, json] of [
    [`/v1/message_schedules/${schedule}/clone`, {}],
    ['/v1/message_schedules/import', file],
  ] as const) {
    schedule = scheduleSchema.parse((await admin.call(path, { method: 'POST', json })).body).id;
    expect((await list()).map(({ scenario }) => scenario)).toEqual([late()]);
  }
});
