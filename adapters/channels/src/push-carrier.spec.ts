import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPushService, type PushService } from './push-service.spec-support.ts';
import { sendPush, type Push } from './push-carrier.ts';
import { vapidKeys } from './vapid-keys.ts';

const SECRET = Buffer.alloc(32, 7);
let service: PushService;

beforeAll(async () => {
  service = await openPushService();
});
afterAll(() => service.close());

const push = (given: Partial<Push> = {}): Push => ({
  target: service.browser,
  payload: '{"title":"Kim"}',
  vapid: vapidKeys(SECRET),
  contact: 'mailto:desk@clinic.example',
  network: 'sandbox',
  timeout_ms: 2_000,
  ...given,
});

describe('a push', () => {
  it('reaches the browser’s push service, which can read nothing of it, and only the browser opens it', async () => {
    expect(await sendPush(push())).toEqual({ type: 'accepted' });
    const [taken] = service.taken;
    expect(taken?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high', ttl: '14400' });
    expect(taken?.body.toString('latin1')).not.toContain('Kim');
    expect(service.open(taken?.body ?? Buffer.alloc(0))).toBe('{"title":"Kim"}');
  });

  it('is signed by the installation, for this push service alone', async () => {
    await sendPush(push());
    const authorization = service.taken.at(-1)?.headers['authorization'] ?? '';
    const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
    expect(key).toBe(vapidKeys(SECRET).public_key);
    const [head = '', claims = '', signature = ''] = token.split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      aud: new URL(service.browser.endpoint).origin,
      sub: 'mailto:desk@clinic.example',
    });
    const point = Buffer.from(key, 'base64url');
    const x = point.subarray(1, 33).toString('base64url');
    const y = point.subarray(33).toString('base64url');
    const public_key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    const signed = Buffer.from(`${head}.${claims}`);
    const by = { key: public_key, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', signed, by, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it.each([
    [404, { type: 'gone' }],
    [410, { type: 'gone' }],
    [429, { type: 'failed', reason: 'its push service said 429' }],
    [301, { type: 'failed', reason: 'its push service said 301' }],
  ])('that is answered by %i is %o', async (status, outcome) => {
    service.answer(status);
    expect(await sendPush(push())).toEqual(outcome);
    service.answer(201);
  });

  it('to this machine or over plain http is not sent outside of the sandbox', async () => {
    const before = service.taken.length;
    expect(await sendPush(push({ network: 'public' }))).toEqual({
      type: 'failed',
      reason: 'its push service is not reached by https',
    });
    const target = { ...service.browser, endpoint: service.browser.endpoint.replace('http:', 'https:') };
    expect(await sendPush(push({ network: 'public', target }))).toEqual({
      type: 'failed',
      reason: 'its push service is no address of the internet',
    });
    expect(service.taken).toHaveLength(before);
  });

  it('to nobody says so', async () => {
    const target = { ...service.browser, endpoint: 'http://127.0.0.1:9/nobody' };
    expect(await sendPush(push({ target }))).toEqual({
      type: 'failed',
      reason: 'its push service was not reached',
    });
  });
});

it('the installation has one pair of keys, whatever process asks, and another secret key another', () => {
  expect(vapidKeys(SECRET)).toEqual(vapidKeys(Buffer.from(SECRET)));
  expect(vapidKeys(Buffer.alloc(32, 8)).public_key).not.toBe(vapidKeys(SECRET).public_key);
});
