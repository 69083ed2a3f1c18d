import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../eventually.spec-support.ts';
import { ACCOUNT, PHONE, SENDER, startSandbox, TOKEN, type Sandbox } from '../sandbox.spec-support.ts';
import { problemsWith } from './published-schema.spec-support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

/** The API without the package, to see the bare answer. */
async function ask(method: 'GET' | 'POST', path: string, form?: Readonly<Record<string, string>>) {
  const answer = await fetch(`${sandbox.carrier.url}/2010-04-01/Accounts/${ACCOUNT}${path}`, {
    method,
    headers: { authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}` },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  return { status: answer.status, body: z.record(z.string(), z.unknown()).parse(await answer.json()) };
}

describe('the answers are valid against the published description', () => {
  it('for a message, queued and delivered', async () => {
    const created = await ask('POST', '/Messages.json', { To: '+15005550140', From: SENDER, Body: 'Hello! 👍' });
    expect(created.status).toBe(201);
    expect(problemsWith('api.v2010.account.message', created.body)).toEqual([]);
    const path = `/Messages/${String(created.body['sid'])}.json`;
    await eventually(async () => (await ask('GET', path)).body['status']).toBe('delivered');
    expect(problemsWith('api.v2010.account.message', (await ask('GET', path)).body)).toEqual([]);
  });

  it('for a message with media, one from a phone, and one that failed', async () => {
    const created = await ask('POST', '/Messages.json', {
      To: '+15005550141',
      From: SENDER,
      MediaUrl: 'https://x.example/a.png',
    });
    await sandbox.control('POST', '/phones/+15005550141/messages', { to: SENDER, body: 'hi', media: [] });
    await sandbox.control('POST', '/phones/+15005550142', { kind: 'landline' });
    await ask('POST', '/Messages.json', { To: '+15005550142', From: SENDER, Body: 'x' });
    expect(created.body).toMatchObject({ sid: expect.stringMatching(/^MM/), num_media: '1' });
    await eventually(async () => (await ask('GET', '/Messages.json?To=%2B15005550142')).body['messages']).toMatchObject(
      [{ status: 'undelivered', error_code: 30006, error_message: 'Landline or unreachable carrier' }],
    );
    const { body } = await ask('GET', '/Messages.json');
    const messages: unknown = body['messages'];
    expect(
      Array.isArray(messages) && messages.flatMap((one) => problemsWith('api.v2010.account.message', one)),
    ).toEqual([]);
  });

  it.each([
    ['Hello', '+15005550143', '-0.00790'],
    ['👍'.repeat(40), '+15005550143', '-0.01580'],
    ['Hallo', '+4915112345678', '-0.07500'],
  ])('with the price of “%s” to %s, once it was sent', async (Body, To, price) => {
    const created = await ask('POST', '/Messages.json', { To, From: SENDER, Body });
    expect(created.body).toMatchObject({ price: null, price_unit: 'USD' });
    const path = `/Messages/${String(created.body['sid'])}.json`;
    await eventually(async () => (await ask('GET', path)).body['price']).toBe(price);
  });

  it('for an account and a number', async () => {
    expect(problemsWith('api.v2010.account', (await ask('GET', '.json')).body)).toEqual([]);
    const number = await ask('POST', '/IncomingPhoneNumbers.json', { PhoneNumber: '+15005550061' });
    expect(number.status).toBe(201);
    expect(problemsWith('api.v2010.account.incoming_phone_number', number.body)).toEqual([]);
  });

  it('and the check itself notices what is wrong', () => {
    expect(problemsWith('api.v2010.account.message', { sid: 'SM1' }).length).toBeGreaterThan(10);
  });
});

describe('messages through the twilio package', () => {
  it('are created, fetched and listed', async () => {
    const client = sandbox.twilio();
    const created = await client.messages.create({ to: '+1 (500) 555-0150', from: SENDER, body: 'é'.repeat(161) });
    expect(created).toMatchObject({
      status: 'queued',
      direction: 'outbound-api',
      to: '+15005550150',
      numSegments: '2',
      dateSent: null,
    });
    const fetched = await client.messages(created.sid).fetch();
    expect(fetched.body).toBe('é'.repeat(161));
    const listed = await client.messages.list({ to: '+15005550150' });
    expect(listed.map((message) => message.sid)).toEqual([created.sid]);
  });

  it('are listed newest first, page by page, in both directions', async () => {
    const client = sandbox.twilio();
    const to = '+15005550151';
    for (let index = 0; index < 7; index += 1)
      await client.messages.create({ to, from: SENDER, body: `number ${index}` });
    const bodies = (messages: readonly { readonly body: string }[]) =>
      messages.map((message) => message.body.at(-1)).join('');

    expect(bodies(await client.messages.list({ to, pageSize: 3 }))).toBe('6543210');
    expect(bodies(await client.messages.list({ to, pageSize: 2, limit: 5 }))).toBe('65432');
    const first = await client.messages.page({ to, pageSize: 3 });
    const second = await first.nextPage();
    const third = await second?.nextPage();
    expect(bodies(third?.instances ?? [])).toBe('0');
    expect(await third?.nextPage()).toBeUndefined();
    const back = await third?.previousPage();
    expect(bodies(back?.instances ?? [])).toBe('321');
    expect(bodies((await back?.previousPage())?.instances ?? [])).toBe('654');
    expect(await first.previousPage()).toBeUndefined();
  });

  it('are filtered by sender, recipient and the time they were sent', async () => {
    const client = sandbox.twilio();
    const to = '+15005550152';
    const { sid } = await client.messages.create({ to, from: SENDER, body: 'x' });
    await eventually(async () => (await client.messages(sid).fetch()).status).toBe('delivered');
    const sent = (await client.messages(sid).fetch()).dateSent;
    const shifted = (seconds: number): Date => new Date(sent.getTime() + seconds * 1000);
    const count = async (filter: object): Promise<number> => (await client.messages.list({ to, ...filter })).length;

    expect(await count({ from: SENDER })).toBe(1);
    expect(await count({ from: '+15005550099' })).toBe(0);
    expect(await count({ dateSent: sent })).toBe(1);
    expect(await count({ dateSent: shifted(1) })).toBe(0);
    expect(await count({ dateSentAfter: sent })).toBe(1);
    expect(await count({ dateSentAfter: shifted(1) })).toBe(0);
    expect(await count({ dateSentBefore: sent })).toBe(1);
    expect(await count({ dateSentBefore: shifted(-1) })).toBe(0);
    expect(await count({ dateSentAfter: shifted(-60), dateSentBefore: shifted(60) })).toBe(1);
  });

  it('show the account what its numbers received, too', async () => {
    await sandbox.control('POST', '/phones/+15005550153/messages', { to: SENDER, body: 'I may be late' });
    expect(await sandbox.twilio().messages.list({ from: '+15005550153' })).toMatchObject([
      { direction: 'inbound', status: 'received', body: 'I may be late', to: SENDER },
    ]);
  });

  it.each([
    ['no To', { to: '', from: SENDER, body: 'x' }, 400, 21604],
    ['a To that is no number', { to: '+1555', from: SENDER, body: 'x' }, 400, 21211],
    ['no From', { to: PHONE, from: '', body: 'x' }, 400, 21603],
    ['a From that is no number', { to: PHONE, from: 'clinic!', body: 'x' }, 400, 21212],
    ['a From that is not ours', { to: PHONE, from: '+15005550001', body: 'x' }, 400, 21606],
    ['From equal To', { to: SENDER, from: SENDER, body: 'x' }, 400, 21266],
    ['no body', { to: PHONE, from: SENDER, body: '' }, 400, 21602],
    ['1601 characters', { to: PHONE, from: SENDER, body: 'x'.repeat(1601) }, 400, 21617],
    ['a callback that is no URL', { to: PHONE, from: SENDER, body: 'x', statusCallback: 'localhost/x' }, 400, 21609],
  ])('are refused for %s, with the published error', async (_what, message, status, code) => {
    await expect(sandbox.twilio().messages.create(message)).rejects.toMatchObject({
      status,
      code,
      message: expect.stringMatching(/\w/),
      moreInfo: `https://www.twilio.com/docs/errors/${code}`,
    });
  });

  it('are refused for a number said to be invalid, and accepted again when it is a mobile', async () => {
    const message = { to: '+15005550154', from: SENDER, body: 'x' };
    await sandbox.control('POST', `/phones/${message.to}`, { kind: 'invalid' });
    await expect(sandbox.twilio().messages.create(message)).rejects.toMatchObject({ code: 21211 });
    await sandbox.control('POST', `/phones/${message.to}`, { kind: 'mobile' });
    await expect(sandbox.twilio().messages.create(message)).resolves.toMatchObject({ status: 'queued' });
  });

  it('are forgotten when the account deletes them, and stand on the phone as before', async () => {
    const client = sandbox.twilio();
    const to = '+15005550155';
    const { sid } = await client.messages.create({ to, from: SENDER, body: 'x' });
    await eventually(async () => (await client.messages(sid).fetch()).status).toBe('delivered');
    expect(await client.messages(sid).remove()).toBe(true);
    await expect(client.messages(sid).fetch()).rejects.toMatchObject({ code: 20404 });
    await expect(client.messages(sid).remove()).rejects.toMatchObject({ code: 20404 });
    expect(await client.messages.list({ to })).toEqual([]);
    expect((await sandbox.control('GET', `/phones/${to}`)).body).toMatchObject({ messages: [{ body: 'x' }] });
  });

  it('that do not exist are not found', async () => {
    await expect(
      sandbox
        .twilio()
        .messages(`SM${'0'.repeat(32)}`)
        .fetch(),
    ).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});

describe('signing in', () => {
  it.each([
    ['a wrong token', { sid: ACCOUNT, token: 'wrong' }],
    ['an unknown account', { sid: `AC${'9'.repeat(32)}`, token: TOKEN }],
  ])('fails with 20003 for %s', async (_what, credentials) => {
    await expect(sandbox.twilio(credentials).messages.list()).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  it('opens no other account and shows nothing of it', async () => {
    const other = { sid: `AC${'0'.repeat(31)}2`, token: 'other' };
    await sandbox.control('PUT', `/accounts/${other.sid}`, { auth_token: other.token });
    const { sid } = await sandbox.twilio().messages.create({ to: PHONE, from: SENDER, body: 'private' });
    const stranger = sandbox.twilio(other);
    await expect(stranger.api.v2010.accounts(ACCOUNT).messages.list()).rejects.toMatchObject({ code: 20003 });
    await expect(stranger.messages(sid).fetch()).rejects.toMatchObject({ code: 20404 });
    await expect(stranger.messages.create({ to: PHONE, from: SENDER, body: 'x' })).rejects.toMatchObject({
      code: 21606,
    });
    expect(await stranger.messages.list()).toEqual([]);
  });
});

describe('accounts and numbers through the twilio package', () => {
  it('shows the account', async () => {
    const account = await sandbox.twilio().api.v2010.accounts(ACCOUNT).fetch();
    expect(account).toMatchObject({ sid: ACCOUNT, friendlyName: 'Clinic', status: 'active' });
  });

  it('buys a number, finds it and changes where its texts go', async () => {
    const { incomingPhoneNumbers } = sandbox.twilio();
    const bought = await incomingPhoneNumbers.create({ phoneNumber: '+15005550062', smsUrl: 'http://127.0.0.1:1/a' });
    expect(bought).toMatchObject({ phoneNumber: '+15005550062', smsUrl: 'http://127.0.0.1:1/a', smsMethod: 'POST' });
    await incomingPhoneNumbers(bought.sid).update({
      smsUrl: 'http://127.0.0.1:1/b',
      statusCallback: 'http://127.0.0.1:1/c',
    });
    expect(await incomingPhoneNumbers(bought.sid).fetch()).toMatchObject({
      smsUrl: 'http://127.0.0.1:1/b',
      statusCallback: 'http://127.0.0.1:1/c',
    });
    expect((await incomingPhoneNumbers.list({ phoneNumber: '50062' })).map(({ sid }) => sid)).toEqual([bought.sid]);
  });

  it('refuses what is no number, what somebody has, and what is no URL', async () => {
    const { incomingPhoneNumbers } = sandbox.twilio();
    await expect(incomingPhoneNumbers.create({ phoneNumber: '12' })).rejects.toMatchObject({ code: 21421 });
    await expect(incomingPhoneNumbers.create({ phoneNumber: SENDER })).rejects.toMatchObject({ code: 21422 });
    await expect(incomingPhoneNumbers.create({ phoneNumber: '+15005550063', smsUrl: 'x' })).rejects.toMatchObject({
      code: 21402,
    });
    await expect(incomingPhoneNumbers(`PN${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({ code: 20404 });
  });
});
