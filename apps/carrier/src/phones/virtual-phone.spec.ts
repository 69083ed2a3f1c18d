import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../eventually.spec-support.ts';
import { ACCOUNT, PHONE, SENDER, startSandbox, TOKEN, type Sandbox } from '../sandbox.spec-support.ts';
import { startWebhookListener, type Reply } from '../webhook-listener.spec-support.ts';

let sandbox: Sandbox;
let listener: Awaited<ReturnType<typeof startWebhookListener>>;

beforeEach(async () => {
  sandbox = await startSandbox({ webhook_limit_ms: 300 });
  listener = await startWebhookListener();
  await configure({ sms_url: `${listener.url}/sms?line=1` });
});
afterEach(async () => {
  listener.stop();
  await sandbox.stop();
});

const configure = (settings: object) => sandbox.control('PUT', `/accounts/${ACCOUNT}/numbers/${SENDER}`, settings);
const text = (body: string, rest: object = {}) =>
  sandbox.control('POST', `/phones/${PHONE}/messages`, { to: SENDER, body, ...rest });
const phone = async () => (await sandbox.control('GET', `/phones/${PHONE}`)).body;
const said = async (): Promise<readonly string[]> => {
  const seen = await phone();
  const messages = seen instanceof Object && 'messages' in seen && Array.isArray(seen.messages) ? seen.messages : [];
  return messages.map(
    (message: { readonly direction: string; readonly body: string }) => `${message.direction} ${message.body}`,
  );
};

describe('a text from a phone', () => {
  it('calls the number’s webhook, signed, with what Twilio sends', async () => {
    const answer = await text('Grüße & 100 % 😀', {
      media: [{ url: 'https://x.example/a.png', content_type: 'image/png' }],
    });
    expect(answer).toEqual({
      status: 201,
      body: {
        sid: expect.stringMatching(/^MM[0-9a-f]{32}$/),
        webhook: { status: 204, error: null, ms: expect.any(Number) },
      },
    });
    const [heard] = listener.heard('/sms');
    expect(heard?.params).toMatchObject({
      AccountSid: ACCOUNT,
      From: PHONE,
      To: SENDER,
      Body: 'Grüße & 100 % 😀',
      SmsStatus: 'received',
      NumMedia: '1',
      NumSegments: '1',
      FromCountry: 'US',
      ToCountry: 'US',
      MediaUrl0: 'https://x.example/a.png',
      MediaContentType0: 'image/png',
      ApiVersion: '2010-04-01',
    });
    expect(heard?.params['MessageSid']).toBe(heard?.params['SmsSid']);
    const signed = twilio.validateRequest(
      TOKEN,
      String(heard?.headers['x-twilio-signature']),
      heard?.url ?? '',
      heard?.params ?? {},
    );
    expect(signed).toBe(true);
  });

  it('can be taken by GET, with the form in the signed URL', async () => {
    await sandbox.control('PUT', `/accounts/${ACCOUNT}/numbers/${SENDER}`, { sms_method: 'GET' });
    await text('by GET');
    const [heard] = listener.heard('/sms?line=1&');
    expect(heard?.method).toBe('GET');
    expect(new URL(heard?.url ?? '').searchParams.get('Body')).toBe('by GET');
    expect(twilio.validateRequest(TOKEN, String(heard?.headers['x-twilio-signature']), heard?.url ?? '', {})).toBe(
      true,
    );
  });

  it.each<[string, Reply, object]>([
    ['an error', { status: 503 }, { status: 503, error: expect.stringContaining('11200') }],
    ['silence', null, { status: null, error: expect.stringMatching(/11200.*300 ms/) }],
  ])('is stored and not repeated when the webhook answers with %s', async (_what, reply, webhook) => {
    listener.answer(reply);
    expect((await text('hello')).body).toMatchObject({ webhook });
    expect(await sandbox.twilio().messages.list({ from: PHONE })).toMatchObject([
      { body: 'hello', direction: 'inbound' },
    ]);
    expect(listener.heard('/sms')).toHaveLength(1);
  });

  it('is stored when nobody listens, and when no webhook is set', async () => {
    await configure({ sms_url: 'http://127.0.0.1:9999/' });
    expect((await text('one')).body).toMatchObject({
      webhook: { status: null, error: expect.stringContaining('11205') },
    });
    await configure({ sms_url: '' });
    expect((await text('two')).body).toMatchObject({ webhook: { status: null, error: null } });
    expect(await said()).toEqual(['sent one', 'sent two']);
  });

  it('goes to the number’s fallback when its webhook fails, with what was wrong and where', async () => {
    await configure({ sms_fallback_url: `${listener.url}/fallback` });
    listener.answerAt('/sms', { status: 503 });
    listener.answerAt('/fallback', {
      status: 200,
      type: 'text/xml',
      body: '<Response><Message>Noted</Message></Response>',
    });
    expect((await text('hello')).body).toMatchObject({ webhook: { status: 200, error: null } });
    expect(listener.heard('/fallback')).toMatchObject([
      { params: { Body: 'hello', ErrorCode: '11200', ErrorUrl: `${listener.url}/sms?line=1` } },
    ]);
    expect(await said()).toEqual(['sent hello', 'received Noted']);
    expect((await sandbox.control('GET', `/accounts/${ACCOUNT}/notifications`)).body).toMatchObject({
      notifications: [{ code: 11200, url: `${listener.url}/sms?line=1` }],
    });
  });

  it('is tried again as the webhook’s address says, by one token and one signature', async () => {
    await configure({ sms_url: `${listener.url}/sms?line=1#rc=2&rp=5xx` });
    listener.answerAt('/sms', { status: 500 }, { status: 502 }, { status: 204 });
    expect((await text('hello')).body).toMatchObject({ webhook: { status: 204, error: null } });
    const tries = listener.heard('/sms');
    expect(tries.map(({ url }) => url)).toEqual(Array.from({ length: 3 }, () => `${listener.url}/sms?line=1`));
    expect(new Set(tries.map(({ headers }) => headers['i-twilio-idempotency-token'])).size).toBe(1);
    listener.answerAt('/sms', { status: 404 });
    await text('again');
    expect(listener.heard('/sms')).toHaveLength(4);
  });

  it('goes nowhere when nobody owns the number', async () => {
    expect(await text('hello', { to: '+15005550099' })).toEqual({
      status: 404,
      body: { status: 404, problems: [{ field: 'to', message: 'no account owns this number' }] },
    });
  });
});

describe('the webhook’s answer', () => {
  const xml = (body: string): Reply => ({ status: 200, type: 'text/xml', body });

  it('sends what its TwiML says', async () => {
    listener.answer(xml('<Response><Message>One &amp; two</Message><Message><Body>Three</Body></Message></Response>'));
    expect((await text('hello')).body).toMatchObject({ webhook: { status: 200, error: null } });
    expect(await said()).toEqual(['sent hello', 'received One & two', 'received Three']);
    expect(await sandbox.twilio().messages.list({ to: PHONE })).toMatchObject([
      { direction: 'outbound-reply' },
      { direction: 'outbound-reply' },
    ]);
  });

  it('sends nothing when it is an empty Response', async () => {
    listener.answer(xml('<?xml version="1.0" encoding="UTF-8"?><Response/>'));
    expect((await text('hello')).body).toMatchObject({ webhook: { error: null } });
    expect(await said()).toEqual(['sent hello']);
  });

  it('is an error in part when it holds an unknown verb', async () => {
    listener.answer(xml('<Response><Dance/><Message>Yes</Message></Response>'));
    expect((await text('hello')).body).toMatchObject({
      webhook: { status: 200, error: expect.stringContaining('unknown verb Dance') },
    });
    expect(await said()).toEqual(['sent hello', 'received Yes']);
  });
});

describe('opt-out by the carrier', () => {
  const send = (body: string) => sandbox.twilio().messages.create({ to: PHONE, from: SENDER, body });
  const types = () => listener.heard('/sms').map((one) => one.params['OptOutType']);

  it('answers STOP itself, tells the webhook, and blocks what comes after until START', async () => {
    await configure({ carrier_answers_opt_out: true });
    await text(' Stop ');
    await expect(send('blocked')).rejects.toMatchObject({ status: 400, code: 21610 });
    await text('stop');
    await text('start');
    await send('open again');
    await text('help');
    expect(types()).toEqual(['STOP', 'STOP', 'START', 'HELP']);
    expect(await said()).toEqual([
      'sent  Stop ',
      expect.stringContaining('received You have successfully been unsubscribed'),
      'sent stop',
      'sent start',
      expect.stringContaining('received You have successfully been re-subscribed'),
      'received open again',
      'sent help',
      expect.stringContaining('received Reply STOP to unsubscribe'),
    ]);
  });

  it('keeps its own answers out of the account’s list', async () => {
    await configure({ carrier_answers_opt_out: true });
    await text('STOP');
    expect(await sandbox.twilio().messages.list()).toMatchObject([{ direction: 'inbound', body: 'STOP' }]);
  });

  it('drops a TwiML reply to somebody who just left', async () => {
    await configure({ carrier_answers_opt_out: true });
    listener.answer({
      status: 200,
      type: 'text/xml',
      body: '<Response><Message>Sorry to see you go</Message></Response>',
    });
    expect((await text('STOP')).body).toMatchObject({ webhook: { error: expect.stringContaining('21610') } });
    expect(await said()).toHaveLength(2);
  });

  it.each(['STOP please', 'don’t stop', 'yes'])('leaves “%s” alone', async (body) => {
    await configure({ carrier_answers_opt_out: true });
    await text(body);
    expect(types()).toEqual([undefined]);
    await expect(send('still open')).resolves.toBeDefined();
  });

  it('does nothing where the number is not so configured', async () => {
    await text('STOP');
    expect(types()).toEqual([undefined]);
    await expect(send('still open')).resolves.toBeDefined();
  });
});

describe('the phone', () => {
  it('shows what it got and sent, oldest first, as its owner sees it', async () => {
    await sandbox.twilio().messages.create({ to: PHONE, from: SENDER, body: 'Reply 1 to confirm' });
    await text('1');
    await eventually(phone).toEqual({
      messages: [
        {
          sid: expect.stringMatching(/^SM/),
          direction: 'received',
          from: SENDER,
          to: PHONE,
          body: 'Reply 1 to confirm',
          media: [],
          status: 'delivered',
          at: expect.stringMatching(/Z$/),
        },
        {
          sid: expect.stringMatching(/^SM/),
          direction: 'sent',
          from: PHONE,
          to: SENDER,
          body: '1',
          media: [],
          status: 'received',
          at: expect.stringMatching(/Z$/),
        },
      ],
      calls: [],
    });
    expect((await sandbox.control('GET', '/phones')).body).toEqual({
      phones: [{ number: PHONE, kind: 'mobile', messages: 2, last_at: expect.stringMatching(/Z$/) }],
    });
  });

  it('shows an account what was said with its own numbers only', async () => {
    const other = { sid: `AC${'0'.repeat(31)}2`, token: 'another token' };
    const number = '+15005550007';
    await sandbox.control('PUT', `/accounts/${other.sid}`, { auth_token: other.token, friendly_name: 'Other' });
    await sandbox.control('PUT', `/accounts/${other.sid}/numbers/${number}`, {});
    await sandbox.twilio().messages.create({ to: PHONE, from: SENDER, body: 'Ours' });
    await sandbox.twilio(other).messages.create({ to: PHONE, from: number, body: 'Theirs' });
    await text('1');
    expect((await sandbox.control('GET', `/accounts/${ACCOUNT}/phones`)).body).toEqual({
      phones: [
        {
          number: PHONE,
          messages: 2,
          call: null,
          last: {
            sid: expect.stringMatching(/^SM/),
            kind: 'message',
            direction: 'sent',
            body: '1',
            at: expect.stringMatching(/Z$/),
          },
        },
      ],
    });
    expect((await sandbox.control('GET', `/phones/${PHONE}?account=${other.sid}`)).body).toMatchObject({
      messages: [{ body: 'Theirs' }],
    });
  });

  it.each([
    ['GET', '/phones/12', undefined, 'number'],
    ['POST', `/phones/${PHONE}`, { kind: 'teapot' }, 'kind'],
    ['POST', `/phones/${PHONE}/messages`, { body: 'x' }, 'to'],
    ['POST', `/phones/${PHONE}/messages`, { to: SENDER, text: 'x' }, ''],
  ] as const)('names the wrong field for %s %s %o', async (method, path, body, field) => {
    const answer = await sandbox.control(method, path, body);
    expect(answer).toMatchObject({ status: 400, body: { problems: [{ field }] } });
  });
});
