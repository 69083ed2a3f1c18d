import { afterEach, beforeAll, afterAll, expect, it } from 'vitest';
import { startSandbox, type RunningSandbox } from '../sandbox-carrier/running-sandbox.spec-support.ts';
import { FAULT_SWITCHES } from './fault-switches.ts';
import { faultListSchema } from './sandbox-faults.schema.ts';

const PHONE = '+12025550123';

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterEach(() => sandbox.carrier.clearFaults());
afterAll(() => sandbox.stop());

const put = (id: string, json: unknown) => sandbox.api.call(`/screens/sandbox/faults/${id}`, { method: 'PUT', json });
const shown = async () => faultListSchema.parse((await sandbox.api.call('/screens/sandbox/faults')).body).switches;
const on = async () => (await shown()).filter((each) => each.on).map(({ id }) => id);

it('every switch goes on and off again, and all go off at once', async () => {
  for (const { id } of FAULT_SWITCHES) {
    expect((await put(id, { on: true })).status, id).toBe(200);
    expect(await on()).toEqual([id]);
    await put(id, { on: true });
    expect((await put(id, { on: false })).status).toBe(200);
    expect(await on()).toEqual([]);
  }
  for (const { id } of FAULT_SWITCHES) await put(id, { on: true });
  expect(await on()).toEqual(FAULT_SWITCHES.map(({ id }) => id));
  const answer = await sandbox.api.call('/screens/sandbox/faults', { method: 'DELETE' });
  expect(faultListSchema.parse(answer.body).switches.some((each) => each.on)).toBe(false);
  expect(await on()).toEqual([]);
});

it('touches the texts and mails of the account that turned it on, and no other’s', async () => {
  await put('texts_refused', { on: true });
  await put('mails_refused', { on: true });
  await expect(sandbox.text({ to: PHONE, body: 'x' })).rejects.toThrow(/20429/);
  await sandbox.text({ from: 'theirs', to: PHONE, body: 'x' });
  const mail = (account_id: string) => sandbox.mail({ account_id, to: 'c@d.example', subject: 'x' });
  expect(await mail(sandbox.api.ours.account_id)).toMatchObject({ type: 'failed', code: 'smtp_550' });
  expect(await mail(sandbox.api.theirs.account_id)).toMatchObject({ type: 'accepted' });
  const theirs = await sandbox.api.call('/screens/sandbox/faults', { key: sandbox.api.theirs.api_key });
  expect(faultListSchema.parse(theirs.body).switches.some((each) => each.on)).toBe(false);
  await sandbox.api.call('/screens/sandbox/faults', { method: 'DELETE', key: sandbox.api.theirs.api_key });
  expect(await on()).toEqual(['texts_refused', 'mails_refused']);
});

it('has its strength in seconds, and a new one replaces the old', async () => {
  const slow = async () => (await shown()).find(({ id }) => id === 'texts_slow');
  expect(await slow()).toMatchObject({ on: false, value: 5, value_min: 1, value_max: 15 });
  await put('texts_slow', { on: true, value: 2 });
  await put('texts_slow', { on: true, value: 9 });
  expect(await slow()).toMatchObject({ on: true, value: 9 });
  expect(await sandbox.carrier.control('GET', '/faults')).toMatchObject({ faults: [{ kind: 'latency', ms: 9000 }] });
});

it.each([
  ['texts_slow', { on: true, value: 60 }, '/value'],
  ['texts_slow', { on: true, value: 1.5 }, '/value'],
  ['texts_refused', { on: true, value: 3 }, '/value'],
  ['texts_refused', { on: 'yes' }, '/on'],
  ['texts_refused', {}, '/on'],
  ['explode', { on: true }, 'fault'],
])('refuses %s %j at its field', async (id, json, field) => {
  const answer = await put(id, json);
  expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field }] }]);
  expect(await on()).toEqual([]);
});
