import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from './eventually.spec-support.ts';
import { ACCOUNT, PHONE, SENDER, TOKEN } from './sandbox.spec-support.ts';
import { startWebhookListener } from './webhook-listener.spec-support.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-carrier-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function run(environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'],
      CARRIER_PORT: '0',
      CARRIER_SMTP_PORT: '0',
      CARRIER_DATA: join(folder, 'carrier.db'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

/** Starts it and waits for its line. @returns the address of its API. */
async function start() {
  const child = run();
  const [line] = await once(child.stdout, 'data');
  const url = /^carrier listening (http:\/\/127\.0\.0\.1:\d+) smtp 127\.0\.0\.1:\d+\n$/.exec(String(line))?.[1];
  if (url === undefined) throw new Error(`no ready line: ${String(line)}`);
  const call = async (method: string, path: string, body?: object | URLSearchParams): Promise<unknown> => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`,
        ...(body === undefined || body instanceof URLSearchParams ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof URLSearchParams ? body : JSON.stringify(body) }),
    });
    return answer.json();
  };
  return { child, call };
}

describe('the process', () => {
  it('keeps everything through kill -9, and goes on where it stopped', async () => {
    const listener = await startWebhookListener();
    const first = await start();
    await first.call('PUT', `/accounts/${ACCOUNT}`, { auth_token: TOKEN });
    await first.call('PUT', `/accounts/${ACCOUNT}/numbers/${SENDER}`, {
      sms_url: `${listener.url}/sms`,
      carrier_answers_opt_out: true,
    });
    await first.call('POST', '/phones/+15005550133', { kind: 'landline' });
    await first.call('POST', '/phones/+15005550134/messages', { to: SENDER, body: 'STOP' });
    await first.call('POST', '/faults', { kind: 'callbacks', callbacks: { delay_ms: 600 }, times: 1 });
    await first.call('POST', '/faults', { kind: 'latency', ms: 1, times: 5 });
    const message = new URLSearchParams({
      To: PHONE,
      From: SENDER,
      Body: 'kept',
      StatusCallback: `${listener.url}/status`,
    });
    const created = await first.call('POST', `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`, message);
    expect(created).toMatchObject({ status: 'queued' });
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');

    const second = await start();
    await eventually(() => second.call('GET', `/phones/${PHONE}`)).toMatchObject({
      messages: [{ body: 'kept', status: 'delivered' }],
    });
    await eventually(() => listener.heard('/status').map((one) => one.params['MessageStatus'])).toEqual([
      'sent',
      'delivered',
    ]);
    expect(await second.call('GET', '/phones')).toMatchObject({
      phones: expect.arrayContaining([expect.objectContaining({ kind: 'landline' })]),
    });
    expect(await second.call('GET', '/faults')).toMatchObject({ faults: [{ kind: 'latency', remaining: 4 }] });
    expect(await second.call('GET', '/requests')).toMatchObject({ requests: [{ to: PHONE, status: 201 }] });
    const blocked = new URLSearchParams({ To: '+15005550134', From: SENDER, Body: 'x' });
    expect(await second.call('POST', `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`, blocked)).toMatchObject({
      code: 21610,
    });
    listener.stop();
  });

  it('goes on with a call that rang when it was killed', async () => {
    const listener = await startWebhookListener();
    listener.answer({ status: 200, type: 'text/xml', body: '<Response><Say>Still there</Say></Response>' });
    const first = await start();
    await first.call('PUT', `/accounts/${ACCOUNT}`, { auth_token: TOKEN });
    await first.call('PUT', `/accounts/${ACCOUNT}/numbers/${SENDER}`, {});
    const form = new URLSearchParams({ To: PHONE, From: SENDER, Url: `${listener.url}/answer` });
    await first.call('POST', `/2010-04-01/Accounts/${ACCOUNT}/Calls.json`, form);
    await eventually(() => first.call('GET', `/phones/${PHONE}`)).toMatchObject({ calls: [{ status: 'ringing' }] });
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');

    const second = await start();
    const phone = z.object({ calls: z.array(z.object({ sid: z.string() })) });
    const [ringing] = phone.parse(await second.call('GET', `/phones/${PHONE}`)).calls;
    await second.call('POST', `/calls/${ringing?.sid ?? ''}`, { act: 'answer' });
    await eventually(() => second.call('GET', `/phones/${PHONE}`)).toMatchObject({
      calls: [{ status: 'in-progress', lines: [{ kind: 'said', text: 'Still there' }] }],
    });
    listener.stop();
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends cleanly on %s, even while a client hangs', async (signal) => {
    const { child, call } = await start();
    await call('POST', '/faults', { kind: 'hang_before_accept' });
    const hanging = call('GET', `/2010-04-01/Accounts/${ACCOUNT}.json`).catch(() => 'cut off');
    await eventually(() => call('GET', '/requests')).toMatchObject({ requests: [{ status: null }] });
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await hanging).toBe('cut off');
  });

  it('does not start with a wrong setting, and names it', async () => {
    const child = run({ CARRIER_HOST: '0.0.0.0', NODE_ENV: 'production' });
    const [problems, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(code).toBe(1);
    expect(problems).toContain('carrier: CARRIER_HOST: must be a loopback address');
    expect(problems).toContain('carrier: NODE_ENV: the carrier sandbox refuses to run in production mode');
  });

  it.each(['CARRIER_PORT', 'CARRIER_SMTP_PORT'])('does not start when %s is taken, and says so', async (setting) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(address instanceof Object ? address.port : 0);
    const child = run({ [setting]: port });
    const [problems, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    other.close();
    expect(code).toBe(1);
    expect(problems).toContain(`carrier: port ${port} is in use`);
  });
});
