import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCarrierProcess, type CarrierProcess } from './carrier-process.spec-support.ts';
import { registerNumber } from './register-number.ts';
import type { SendOutcome } from './send-outcome.ts';
import { sendSms } from './sms-carrier.ts';

const SENDER = '+15005550006';
const CLIENT = '+15005550123';
const credentials = { account_sid: `AC${'0'.repeat(31)}1`, auth_token: 'a token' } as const;

let carrier: CarrierProcess;

beforeAll(async () => {
  carrier = await startCarrierProcess();
  await carrier.control('PUT', `/accounts/${credentials.account_sid}`, { auth_token: credentials.auth_token });
  await carrier.control('PUT', `/accounts/${credentials.account_sid}/numbers/${SENDER}`, {});
});
afterEach(() => carrier.control('DELETE', '/faults'));
afterAll(() => carrier.stop());

function send(change: Partial<Parameters<typeof sendSms>[0]> = {}): Promise<SendOutcome> {
  return sendSms({
    credentials,
    base_url: carrier.url,
    from: SENDER,
    to: CLIENT,
    body: 'See you tomorrow',
    status_callback: null,
    timeout_ms: 5000,
    ...change,
  });
}

async function received(phone: string): Promise<readonly string[]> {
  const { messages } = await carrier.control('GET', `/phones/${phone}`).then(readPhone);
  return messages.map((message) => message.body);
}

function readPhone(phone: unknown): { readonly messages: readonly { readonly body: string }[] } {
  const messages =
    phone instanceof Object && 'messages' in phone && Array.isArray(phone.messages) ? phone.messages : [];
  return { messages };
}

describe('sending a text', () => {
  it('is accepted with the provider’s id and the number of segments', async () => {
    const outcome = await send({ body: `${'é'.repeat(160)} and more` });
    expect(outcome).toEqual({ type: 'accepted', provider_id: expect.stringMatching(/^SM[0-9a-f]{32}$/), segments: 2 });
  });

  it('keeps the text as it is, whatever is in it', async () => {
    const body = 'a & b = c + 100 % “é” 😀\nnew line';
    await send({ to: '+15005550130', body });
    expect(await received('+15005550130')).toEqual([body]);
  });

  const timeout_ms = 400;
  it.each([
    [{ kind: 'rate_limit', retry_after: 7 }, { type: 'not_sent', code: 'carrier_20429', retry_after_ms: 7000 }, 0],
    [{ kind: 'rate_limit' }, { type: 'not_sent', code: 'carrier_20429', retry_after_ms: 1000 }, 0],
    [{ kind: 'error_500' }, { type: 'unknown' }, 0],
    [{ kind: 'error_code', code: 20503 }, { type: 'unknown' }, 0],
    [{ kind: 'hang_before_accept' }, { type: 'unknown' }, 0],
    [{ kind: 'hang_after_accept' }, { type: 'unknown' }, 1],
    [{ kind: 'reset_before_accept' }, { type: 'unknown' }, 0],
    [{ kind: 'reset_after_accept' }, { type: 'unknown' }, 1],
    [{ kind: 'latency', ms: 100 }, { type: 'accepted' }, 1],
    [{ kind: 'latency', ms: 1000 }, { type: 'unknown' }, 1],
    [{ kind: 'error_code', code: 21211 }, { type: 'failed', code: 'carrier_21211' }, 0],
    [{ kind: 'error_code', code: 21610 }, { type: 'failed', code: 'carrier_21610' }, 0],
    [{ kind: 'error_code', code: 21614 }, { type: 'failed', code: 'carrier_21614' }, 0],
    [{ kind: 'error_code', code: 20003 }, { type: 'failed', code: 'carrier_20003' }, 0],
    [{ kind: 'fail_delivery', code: 30005 }, { type: 'accepted' }, 1],
  ])('with %o, it ends as %o', async (fault, expected, arrivals) => {
    const to = freshPhone();
    await carrier.control('POST', '/faults', { ...fault, match: { to } });
    expect(await send({ to, timeout_ms })).toMatchObject(expected);
    await expect.poll(() => received(to)).toHaveLength(arrivals);
  });

  it('sends one request, whatever the answer: nothing is retried below', async () => {
    const to = freshPhone();
    await carrier.control('POST', '/faults', { kind: 'rate_limit', match: { to } });
    await send({ to });
    const { requests } = await carrier.control('GET', '/requests?path=Messages.json').then(readRequests);
    expect(requests.filter((request) => request.to === to)).toHaveLength(1);
  });

  it('is refused for a wrong token, and by the package for a wrong sid', async () => {
    expect(await send({ credentials: { ...credentials, auth_token: 'wrong' } })).toMatchObject({
      type: 'failed',
      code: 'carrier_20003',
    });
    expect(await send({ credentials: { account_sid: 'nonsense', auth_token: 'x' } })).toMatchObject({
      type: 'failed',
      code: 'carrier_credentials',
    });
  });

  it('is refused for a sender that is not ours', async () => {
    expect(await send({ from: '+15005550099' })).toMatchObject({ type: 'failed', code: 'carrier_21606' });
  });

  it('is surely not sent when nobody listens, and when the host has no address', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const address = closed.address();
    const port = address instanceof Object ? address.port : 0;
    closed.close();
    await once(closed, 'close');
    const refused = { type: 'not_sent', code: 'carrier_unreachable', retry_after_ms: 1000 };
    expect(await send({ base_url: `http://127.0.0.1:${port}` })).toMatchObject(refused);
    expect(await send({ base_url: 'http://no-such-host.invalid' })).toMatchObject(refused);
  });

  it.each([
    ['HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhm', { type: 'unknown' }],
    ['HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\n{}', { type: 'unknown' }],
    ['HTTP/1.1 201 Created\r\ncontent-length: 99\r\n\r\n{"sid":', { type: 'unknown' }],
    ['HTTP/1.1 502 Bad Gateway\r\ncontent-length: 4\r\n\r\n<h1>', { type: 'unknown' }],
    ['HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\n\r\n', { type: 'unknown' }],
    ['HTTP/1.1 403 Forbidden\r\ncontent-length: 4\r\n\r\n<h1>', { type: 'failed', code: 'carrier_http_403' }],
    ['not HTTP at all\r\n\r\n', { type: 'unknown' }],
  ])('takes %o for what it is', async (raw, expected) => {
    const proxy = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(raw));
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const address = proxy.address();
    const port = address instanceof Object ? address.port : 0;
    expect(await send({ base_url: `http://127.0.0.1:${port}`, timeout_ms: 2000 })).toMatchObject(expected);
    proxy.close();
  });
});

describe('registering a number', () => {
  it('buys it once and then only changes it', async () => {
    const given = { credentials, base_url: carrier.url, timeout_ms: 5000, phone_number: '+15005550077' };
    const first = await registerNumber({ ...given, sms_url: 'http://127.0.0.1:4400/one' });
    const second = await registerNumber({ ...given, sms_url: 'http://127.0.0.1:4400/two' });
    expect(first).toEqual({ type: 'registered', number_sid: expect.stringMatching(/^PN[0-9a-f]{32}$/) });
    expect(second).toEqual(first);
  });

  it('says why it could not', async () => {
    const given = {
      base_url: carrier.url,
      timeout_ms: 5000,
      phone_number: '+15005550077',
      sms_url: 'http://127.0.0.1:4400/',
    };
    expect(await registerNumber({ ...given, credentials: { ...credentials, auth_token: 'wrong' } })).toMatchObject({
      type: 'not_registered',
      code: 'carrier_20003',
    });
  });
});

let last = 5200;

/** A phone no other test uses. */
function freshPhone(): string {
  last += 1;
  return `+1500555${last}`;
}

function readRequests(log: unknown): { readonly requests: readonly { readonly to: string | null }[] } {
  const requests = log instanceof Object && 'requests' in log && Array.isArray(log.requests) ? log.requests : [];
  return { requests };
}
