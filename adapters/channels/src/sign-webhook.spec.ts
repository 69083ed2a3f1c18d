import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { newWebhookSecret, signWebhook } from './sign-webhook.ts';

const body = JSON.stringify({ type: 'message.sent', timestamp: '2026-11-21T09:00:00.000Z', data: { body: 'Grüße' } });
const now = (): number => Math.floor(Date.now() / 1_000);

it('is verified by the library of the scheme', () => {
  const secret = newWebhookSecret();
  const headers = signWebhook({ id: 'one', timestamp: now(), body, secrets: [secret] });
  expect(new Webhook(secret).verify(body, { ...headers })).toEqual(JSON.parse(body));
});

it('is verified with either secret while one takes over from the other, and with no third', () => {
  const [fresh, before, other] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()];
  const headers = signWebhook({ id: 'one', timestamp: now(), body, secrets: [fresh, before] });
  expect(new Webhook(fresh).verify(body, { ...headers })).toEqual(JSON.parse(body));
  expect(new Webhook(before).verify(body, { ...headers })).toEqual(JSON.parse(body));
  expect(() => new Webhook(other).verify(body, { ...headers })).toThrow();
});

it('does not hold for another body', () => {
  const secret = newWebhookSecret();
  const headers = signWebhook({ id: 'one', timestamp: now(), body, secrets: [secret] });
  expect(() => new Webhook(secret).verify(body.replace('sent', 'failed'), { ...headers })).toThrow();
});
