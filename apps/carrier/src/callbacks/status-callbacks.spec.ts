import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../eventually.spec-support.ts';
import { ACCOUNT, PHONE, SENDER, startSandbox, TOKEN, type Sandbox } from '../sandbox.spec-support.ts';
import { startWebhookListener } from '../webhook-listener.spec-support.ts';

let sandbox: Sandbox;
let listener: Awaited<ReturnType<typeof startWebhookListener>>;

beforeEach(async () => {
  sandbox = await startSandbox();
  listener = await startWebhookListener();
});
afterEach(async () => {
  listener.stop();
  await sandbox.stop();
});

async function send(path = '/status?attempt=1&account=2', to = PHONE): Promise<string> {
  const message = await sandbox
    .twilio()
    .messages.create({ to, from: SENDER, body: 'x', statusCallback: listener.url + path });
  return message.sid;
}

const statuses = (path = '/status'): readonly (string | undefined)[] =>
  listener.heard(path).map((one) => one.params['MessageStatus']);

describe('status callbacks', () => {
  it('report each change after the first status, in order, signed for the URL with its query', async () => {
    const sid = await send();
    await eventually(() => statuses()).toEqual(['sent', 'delivered']);
    for (const one of listener.heard('/status')) {
      const signature = String(one.headers['x-twilio-signature']);
      expect(twilio.validateRequest(TOKEN, signature, one.url, one.params)).toBe(true);
      expect(twilio.validateRequest('another token', signature, one.url, one.params)).toBe(false);
      expect(one).toMatchObject({
        method: 'POST',
        url: `${listener.url}/status?attempt=1&account=2`,
        params: {
          AccountSid: ACCOUNT,
          MessageSid: sid,
          SmsSid: sid,
          From: SENDER,
          To: PHONE,
          ApiVersion: '2010-04-01',
        },
      });
    }
  });

  it.each([
    ['landline', '30006'],
    ['unreachable', '30003'],
    ['unknown', '30005'],
  ])('to a number that is %s say undelivered with %s', async (kind, code) => {
    await sandbox.control('POST', `/phones/${PHONE}`, { kind });
    const sid = await send();
    await eventually(() => statuses()).toEqual(['sent', 'undelivered']);
    expect(listener.heard('/status').map((one) => one.params['ErrorCode'])).toEqual([undefined, code]);
    expect(await sandbox.twilio().messages(sid).fetch()).toMatchObject({
      status: 'undelivered',
      errorCode: Number(code),
    });
  });

  it('say failed, and never sent, when the message does not leave the provider', async () => {
    await sandbox.control('POST', '/faults', { kind: 'fail_delivery', code: 30001, times: 1 });
    await send('/first');
    await send('/second');
    await eventually(() => statuses('/second')).toEqual(['sent', 'delivered']);
    expect(statuses('/first')).toEqual(['failed']);
  });

  it('come late, ten times over and backwards when told to', async () => {
    await sandbox.control('POST', '/faults', {
      kind: 'callbacks',
      callbacks: { delay_ms: 200, copies: 10, reverse: true },
      times: 1,
    });
    const before = Date.now();
    const sid = await send();
    await eventually(async () => (await sandbox.twilio().messages(sid).fetch()).status).toBe('delivered');
    await eventually(() => statuses().length).toBe(20);
    expect(statuses()).toEqual([
      ...Array.from({ length: 10 }, () => 'delivered'),
      ...Array.from({ length: 10 }, () => 'sent'),
    ]);
    expect(Date.now() - before).toBeGreaterThan(200);
  });

  it('are not repeated when the customer’s server fails, and hold up no other message', async () => {
    listener.answer({ status: 500 });
    await send('/failing');
    await eventually(() => statuses('/failing')).toEqual(['sent', 'delivered']);
    listener.answer(null);
    await send('/hanging');
    await eventually(() => statuses('/hanging')).toEqual(['sent']);
    listener.answer({ status: 204 });
    await send('/fine');
    await eventually(() => statuses('/fine')).toEqual(['sent', 'delivered']);
    expect(statuses('/failing')).toHaveLength(2);
  });

  it('wait while paused and go out when resumed', async () => {
    await sandbox.control('POST', '/pause-callbacks');
    const sid = await send();
    await eventually(async () => (await sandbox.twilio().messages(sid).fetch()).status).toBe('delivered');
    expect(statuses()).toEqual([]);
    await sandbox.control('POST', '/resume-callbacks');
    await eventually(() => statuses()).toEqual(['sent', 'delivered']);
  });
});
