import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCarrierProcess, type CarrierProcess } from './carrier-process.spec-support.ts';
import { fetchReport, type Report } from './fetch-report.ts';
import { sendSms } from './sms-carrier.ts';
import type { TwilioAccess } from './twilio-client.ts';
import { placeCall } from './voice-carrier.ts';

const ACCOUNT = `AC${'0'.repeat(31)}7`;
const FROM = '+15005550006';
const NOBODY = 'http://127.0.0.1:9/';

let carrier: CarrierProcess;
let access: TwilioAccess;

beforeAll(async () => {
  carrier = await startCarrierProcess();
  access = { credentials: { account_sid: ACCOUNT, auth_token: 'a token' }, base_url: carrier.url, timeout_ms: 5_000 };
  await carrier.control('PUT', `/accounts/${ACCOUNT}`, { auth_token: 'a token', friendly_name: 'reports' });
  await carrier.control('PUT', `/accounts/${ACCOUNT}/numbers/${FROM}`, {});
});
afterAll(() => carrier.stop());

it('a text tells the status that its callbacks end with, and the error of one that failed', async () => {
  const to = '+15005550171';
  const sent = await sendSms({ ...access, from: FROM, to, body: 'hello', media_urls: [], status_callback: NOBODY });
  if (sent.type !== 'accepted') throw new Error(JSON.stringify(sent));
  const ask = () => fetchReport({ ...access, channel: 'sms', provider_id: sent.provider_id });
  await expect.poll(ask).toEqual({ type: 'text', status: 'delivered', error_code: null } satisfies Report);
});

it('a call tells how it ended and how long it lasted', async () => {
  const to = '+15005550172';
  await carrier.control('PUT', `/accounts/${ACCOUNT}/phones/${to}/manner`, { kind: 'busy' });
  const placed = await placeCall({
    ...access,
    from: FROM,
    to,
    url: NOBODY,
    fallback_url: NOBODY,
    status_callback: NOBODY,
    ring_s: 5,
    machine: 'recognise',
  });
  if (placed.type !== 'accepted') throw new Error(JSON.stringify(placed));
  const ask = () => fetchReport({ ...access, channel: 'call', provider_id: placed.provider_id });
  await expect.poll(ask).toMatchObject({ type: 'call', status: 'busy', answered_by: null });
});

it('of what it does not have the provider says so; who does not answer, or refuses us, has said nothing', async () => {
  const unknown = { channel: 'call', provider_id: `CA${'0'.repeat(32)}` } as const;
  expect(await fetchReport({ ...access, ...unknown })).toEqual({ type: 'gone' });
  await expect(fetchReport({ ...access, ...unknown, base_url: NOBODY })).rejects.toThrow();
  const credentials = { account_sid: ACCOUNT, auth_token: 'another token' };
  await expect(fetchReport({ ...access, ...unknown, credentials })).rejects.toThrow();
});
