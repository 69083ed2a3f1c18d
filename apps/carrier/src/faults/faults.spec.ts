import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../eventually.spec-support.ts';
import { ACCOUNT, PHONE, SENDER, startSandbox, TOKEN, type Sandbox } from '../sandbox.spec-support.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.stop());

/** Posts a message without the package; null when the connection gave no answer. */
async function post(to = PHONE): Promise<Response | null> {
  return fetch(`${sandbox.carrier.url}/2010-04-01/Accounts/${ACCOUNT}/Messages.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}` },
    body: new URLSearchParams({ To: to, From: SENDER, Body: 'x' }),
    signal: AbortSignal.timeout(300),
  }).catch(() => null);
}

const fault = (body: object) => sandbox.control('POST', '/faults', body);
const arrived = async (to = PHONE): Promise<number> => (await sandbox.twilio().messages.list({ to })).length;
const requests = async () => (await sandbox.control('GET', '/requests?path=Messages.json')).body;

describe('a fault on command', () => {
  it('rate_limit answers 429 with 20429 and Retry-After', async () => {
    await fault({ kind: 'rate_limit', retry_after: 3, times: 1 });
    const answer = await post();
    expect(answer?.status).toBe(429);
    expect(answer?.headers.get('retry-after')).toBe('3');
    expect(await answer?.json()).toMatchObject({ code: 20429, message: 'Too Many Requests', status: 429 });
    expect(await arrived()).toBe(0);
  });

  it('error_500 answers 500, error_code the published error of that code', async () => {
    await fault({ kind: 'error_500', times: 1 });
    expect((await post())?.status).toBe(500);
    await fault({ kind: 'error_code', code: 21614, times: 1 });
    expect(await (await post())?.json()).toMatchObject({
      code: 21614,
      status: 400,
      message: expect.stringContaining(PHONE),
    });
    expect(await arrived()).toBe(0);
  });

  it.each([
    ['hang_before_accept', 0],
    ['reset_before_accept', 0],
    ['hang_after_accept', 1],
    ['reset_after_accept', 1],
  ])('%s gives no answer, and %i messages', async (kind, messages) => {
    await fault({ kind, times: 1 });
    expect(await post()).toBeNull();
    expect(await arrived()).toBe(messages);
    expect(await requests()).toMatchObject({
      requests: [
        { method: 'POST', to: PHONE, status: null },
        { method: 'GET', status: 200 },
      ],
    });
  });

  it('latency delays the answer and changes nothing else', async () => {
    await fault({ kind: 'latency', ms: 120, times: 1 });
    const before = performance.now();
    expect((await post())?.status).toBe(201);
    expect(performance.now() - before).toBeGreaterThan(115);
  });

  it('touches only what it matches, as often as it says, oldest fault first', async () => {
    await fault({ kind: 'error_500', match: { to: '+15005550131' } });
    await fault({ kind: 'rate_limit', match: { path: 'Messages.json' }, times: 2 });
    const statuses = [];
    for (const to of ['+15005550131', PHONE, '+15005550131', PHONE, PHONE]) statuses.push((await post(to))?.status);
    expect(statuses).toEqual([500, 429, 500, 429, 201]);
    const account = await sandbox.twilio().api.v2010.accounts(ACCOUNT).fetch();
    expect(account.sid).toBe(ACCOUNT);
  });

  it('is listed with what is left of it, and removed by its id or with all others', async () => {
    const first = await fault({ kind: 'error_500', times: 2 });
    await fault({ kind: 'latency', ms: 5 });
    expect(first).toMatchObject({ status: 201, body: { id: 1, kind: 'error_500', remaining: 2 } });
    await post();
    expect((await sandbox.control('GET', '/faults')).body).toMatchObject({
      faults: [
        { id: 1, remaining: 1 },
        { id: 2, remaining: null },
      ],
    });
    expect(await sandbox.control('DELETE', '/faults/1')).toMatchObject({ status: 204 });
    expect(await sandbox.control('DELETE', '/faults/1')).toMatchObject({ status: 404 });
    expect(await sandbox.control('DELETE', '/faults')).toMatchObject({ status: 204 });
    expect((await sandbox.control('GET', '/faults')).body).toEqual({ faults: [] });
  });

  it.each([
    [{ kind: 'explode' }, 'kind'],
    [{ kind: 'latency' }, 'ms'],
    [{ kind: 'error_code', code: 1 }, 'code'],
    [{ kind: 'fail_delivery', code: 21211 }, 'code'],
    [{ kind: 'error_500', times: 0 }, 'times'],
    [{ kind: 'callbacks', callbacks: { copies: 0 } }, 'callbacks.copies'],
  ])('%o is refused by the name of its field', async (body, field) => {
    expect(await fault(body)).toMatchObject({ status: 400, body: { problems: [{ field }] } });
  });
});

describe('the request log', () => {
  it('counts what the provider was asked, and with what end', async () => {
    await post();
    await post('+15005550132');
    await eventually(requests).toMatchObject({
      requests: [
        {
          method: 'POST',
          path: `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`,
          to: PHONE,
          status: 201,
          at: expect.stringMatching(/Z$/),
        },
        { to: '+15005550132', status: 201 },
      ],
    });
    expect((await sandbox.control('GET', '/requests?path=IncomingPhoneNumbers')).body).toEqual({ requests: [] });
  });
});
