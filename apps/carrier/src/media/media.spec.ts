import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../eventually.spec-support.ts';
import { ACCOUNT, PHONE, SENDER, startSandbox, TOKEN, type Sandbox } from '../sandbox.spec-support.ts';
import { startWebhookListener } from '../webhook-listener.spec-support.ts';

const PICTURE = Buffer.from('89504e470d0a1a0a', 'hex');

let sandbox: Sandbox;
let listener: Awaited<ReturnType<typeof startWebhookListener>>;
let customer: Server;
let customer_url: string;

/** A customer's files: what is asked for says what is answered. */
beforeAll(async () => {
  sandbox = await startSandbox();
  listener = await startWebhookListener();
  customer = createServer((request, response) => {
    const answers: Readonly<Record<string, readonly [number, string, Buffer]>> = {
      '/map.png': [200, 'image/png', PICTURE],
      '/page.html': [200, 'text/html', Buffer.from('<p>')],
      '/large.png': [200, 'image/png', Buffer.alloc(3 * 1024 * 1024)],
    };
    const [status, type, body] = answers[request.url ?? ''] ?? [404, 'text/plain', Buffer.from('no')];
    response.writeHead(status, { 'content-type': type }).end(body);
  }).listen(0, '127.0.0.1');
  await once(customer, 'listening');
  const address = z.object({ port: z.number() }).parse(customer.address());
  customer_url = `http://127.0.0.1:${address.port}`;
});

afterAll(async () => {
  await sandbox.stop();
  listener.stop();
  customer.close();
});

beforeEach(() => sandbox.control('PUT', `/accounts/${ACCOUNT}/numbers/${SENDER}`, { sms_url: `${listener.url}/sms` }));

const authorization = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`;

describe('a message with files', () => {
  const send = (...media: readonly string[]) =>
    sandbox.twilio().messages.create({
      to: PHONE,
      from: SENDER,
      body: 'The way',
      mediaUrl: media.map((path) => (path.startsWith('/') ? `${customer_url}${path}` : path)),
    });
  const settled = async (sid: string) => {
    await eventually(async () => (await sandbox.twilio().messages(sid).fetch()).status).toMatch(/delivered|failed/);
    return await sandbox.twilio().messages(sid).fetch();
  };

  it('is delivered with them once they are fetched, and the phone shows them', async () => {
    const { sid, numMedia } = await send('/map.png');
    expect([sid.slice(0, 2), numMedia]).toEqual(['MM', '1']);
    expect((await settled(sid)).status).toBe('delivered');
    const [media] = await sandbox.twilio().messages(sid).media.list();
    expect(media).toMatchObject({ parentSid: sid, contentType: 'image/png' });
    const { body } = await sandbox.control('GET', `/phones/${PHONE}`);
    const shown = z
      .object({ messages: z.array(z.object({ sid: z.string(), media: z.array(z.object({ sid: z.string() })) })) })
      .parse(body);
    const on_phone = shown.messages.find((message) => message.sid === sid)?.media[0]?.sid ?? '';
    const picture = await fetch(`${sandbox.carrier.url}/accounts/${ACCOUNT}/media/${on_phone}`);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await picture.arrayBuffer()).equals(PICTURE)).toBe(true);
  });

  it.each([
    ['cannot be fetched', ['/gone.png'], 11200],
    ['are of a type no phone takes', ['/page.html'], 12300],
    ['are larger than 5 MB together', ['/large.png', '/large.png'], 11751],
  ])('fails when they %s', async (_, media, code) => {
    const { sid } = await send(...media);
    expect(await settled(sid)).toMatchObject({ status: 'failed', errorCode: code });
  });

  it.each([
    ['an address that is none', ['ftp://x.example/a.png'], 21620],
    ['eleven files', Array.from({ length: 11 }, () => '/map.png'), 21623],
  ])('is refused for %s', async (_, media, code) => {
    await expect(send(...media)).rejects.toMatchObject({ code });
  });
});

describe('a photo from a phone', () => {
  it('reaches the number’s webhook with its address, which only its account may fetch', async () => {
    const media = [{ content_type: 'image/png', data: PICTURE.toString('base64') }];
    const answer = await sandbox.control('POST', `/phones/${PHONE}/messages`, { to: SENDER, media });
    expect(answer).toMatchObject({ status: 201, body: { sid: expect.stringMatching(/^MM/) } });
    const heard = listener.heard('/sms').at(-1);
    expect(heard?.params).toMatchObject({ NumMedia: '1', MediaContentType0: 'image/png', Body: '' });
    const url = heard?.params['MediaUrl0'] ?? '';
    expect(url.startsWith(`${sandbox.carrier.url}/2010-04-01/Accounts/${ACCOUNT}/Messages/MM`)).toBe(true);
    expect((await fetch(url)).status).toBe(401);
    const fetched = await fetch(url, { headers: { authorization } });
    expect(fetched.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await fetched.arrayBuffer()).equals(PICTURE)).toBe(true);
    expect((await fetch(url.replace(/ME.*/, `ME${'0'.repeat(32)}`), { headers: { authorization } })).status).toBe(404);
  });
});
