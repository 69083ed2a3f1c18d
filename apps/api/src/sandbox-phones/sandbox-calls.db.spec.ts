import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  OUR_NUMBER,
  startSandbox,
  THEIR_NUMBER,
  type RunningSandbox,
} from '../sandbox-carrier/running-sandbox.spec-support.ts';
import { phoneCallSchema, phoneListSchema, phoneSchema } from './sandbox-phones.schema.ts';

/** What whoever answers hears; a call that stays rings until somebody does. */
const MENU = '<Response><Gather numDigits="1" finishOnKey=""><Say>Press 1 to confirm</Say></Gather></Response>';

let sandbox: RunningSandbox;
let clinic: Server;
let clinic_url = '';

beforeAll(async () => {
  sandbox = await startSandbox();
  clinic = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(MENU));
  await once(clinic.listen(0, '127.0.0.1'), 'listening');
  const address = clinic.address();
  clinic_url = `http://127.0.0.1:${address instanceof Object ? address.port : 0}`;
});

afterAll(async () => {
  clinic.close();
  await sandbox.stop();
});

const at = (number: string) => `/screens/sandbox/phones/${encodeURIComponent(number)}`;
const phone = async (number: string) => phoneSchema.parse((await sandbox.api.call(at(number))).body);
const act = (number: string, call_id: string, json: unknown, key?: string) =>
  sandbox.api.call(`${at(number)}/calls/${call_id}`, {
    method: 'POST',
    json,
    ...(key === undefined ? {} : { key }),
  });
const manner = (number: string, json: unknown) => sandbox.api.call(`${at(number)}/manner`, { method: 'PUT', json });

/** A call handed to the carrier as a worker would. @returns its id */
async function call(to: string, from: 'ours' | 'theirs' = 'ours'): Promise<string> {
  const { api, carrier } = sandbox;
  const { account_sid, auth_token } = api[from].carrier;
  const answer = await fetch(`${carrier.url}/2010-04-01/Accounts/${account_sid}/Calls.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${account_sid}:${auth_token}`).toString('base64')}` },
    body: new URLSearchParams({ To: to, From: from === 'ours' ? OUR_NUMBER : THEIR_NUMBER, Url: clinic_url }),
  });
  return z.object({ sid: z.string() }).parse(await answer.json()).sid;
}

async function rings(number: string): Promise<void> {
  await expect.poll(async () => (await phone(number)).calls.at(-1)?.status).toBe('ringing');
}

it('rings, is answered, says what is spoken and pressed, and is hung up on', async () => {
  const number = '+12025550160';
  const id = await call(number);
  await rings(number);
  const { phones } = phoneListSchema.parse((await sandbox.api.call('/screens/sandbox/phones')).body);
  expect(phones.find((one) => one.number === number)).toMatchObject({
    call: 'ringing',
    last: { kind: 'call', direction: 'in', status: 'ringing' },
  });
  expect(phoneCallSchema.parse((await act(number, id, { act: 'answer' })).body)).toMatchObject({
    id,
    other: OUR_NUMBER,
    status: 'in-progress',
    taken_by: 'human',
  });
  await expect
    .poll(async () => (await phone(number)).calls)
    .toMatchObject([{ lines: [{ kind: 'said', text: 'Press 1 to confirm' }], listens: { keys: '', num_digits: 1 } }]);
  await act(number, id, { act: 'press', key: '1' });
  await expect
    .poll(async () => (await phone(number)).calls.at(-1)?.lines)
    .toMatchObject([{ kind: 'said' }, { kind: 'pressed', key: '1' }, { kind: 'said' }]);
  expect((await act(number, id, { act: 'hang_up' })).body).toMatchObject({ status: 'completed', listens: null });
  const late = await act(number, id, { act: 'press', key: '1' });
  expect([late.status, late.body]).toMatchObject([409, { code: 'too_late' }]);
});

describe('a phone by itself', () => {
  it.each([
    [{ kind: 'busy' }, 'busy'],
    [{ kind: 'no_answer' }, 'no-answer'],
  ])('%o ends the call as %s', async (given, end) => {
    const number = '+12025550161';
    expect(await manner(number, given)).toMatchObject({ status: 200, body: given });
    expect((await phone(number)).manner).toEqual(given);
    const id = await call(number);
    await expect.poll(async () => (await phone(number)).calls.find((one) => one.id === id)?.status).toBe(end);
  });

  it.each([
    [{ kind: 'sing' }, '/kind'],
    [{ kind: 'answer', keys: '12x' }, '/keys'],
    [{ kind: 'answer', keys: '1'.repeat(51) }, '/keys'],
    [{ kind: 'answer' }, '/keys'],
  ])('%o is refused at its field', async (given, field) => {
    expect(await manner('+12025550162', given)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect((await phone('+12025550162')).manner).toEqual({ kind: 'ring' });
  });
});

it('is not another account’s to see or to answer, nor is what the phone does by itself', async () => {
  const number = '+12025550163';
  const id = await call(number, 'theirs');
  await manner(number, { kind: 'busy' });
  expect((await phone(number)).calls).toEqual([]);
  expect(await act(number, id, { act: 'answer' })).toMatchObject({ status: 404, body: { code: 'call_not_found' } });
  const key = sandbox.api.theirs.api_key;
  expect((await sandbox.api.call(at(number), { key })).body).toMatchObject({ manner: { kind: 'ring' } });
  expect((await act(number, id, { act: 'decline' }, key)).body).toMatchObject({ status: 'busy' });
});

it.each([
  [{ act: 'sing' }, '/act'],
  [{ act: 'press', key: '12' }, '/key'],
  [{ act: 'press' }, '/key'],
])('%o is refused at its field', async (asked, field) => {
  const number = '+12025550164';
  const id = await call(number);
  expect(await act(number, id, asked)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
});

it('stops ringing when the clock jumps, as nobody answered by then, and not when it hardly moves', async () => {
  const number = '+12025550165';
  const clock = (json: object) => sandbox.api.call('/v1/sandbox/clock', { method: 'POST', json });
  await call(number);
  await rings(number);
  expect((await clock({ advance: 'PT30S' })).status).toBe(200);
  await rings(number);
  expect((await clock({ advance: 'PT1H' })).status).toBe(200);
  expect((await phone(number)).calls).toMatchObject([{ status: 'no-answer' }]);
});
