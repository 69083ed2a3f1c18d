import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe-token.ts';

const secret = randomBytes(32);
const link = { account_id: randomUUID(), message_id: randomUUID() };
const token = unsubscribeToken({ ...link, secret });

it('names its account and message, and stands in an address as it is', () => {
  expect(token).toMatch(/^[\w-]{64}$/);
  expect(readUnsubscribeToken({ token, secret })).toEqual(link);
});

it('is nobody’s with any one letter changed, or under another key', () => {
  for (let at = 0; at < token.length; at += 1) {
    const changed = `${token.slice(0, at)}${token.charAt(at) === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    expect(readUnsubscribeToken({ token: changed, secret }), `letter ${at}`).toBeNull();
  }
  expect(readUnsubscribeToken({ token, secret: randomBytes(32) })).toBeNull();
});

it.each(['', 'x', 'A'.repeat(64), 'A'.repeat(63), `${'A'.repeat(63)}=`, '../'.repeat(20)])('%o is none', (given) => {
  expect(readUnsubscribeToken({ token: given, secret })).toBeNull();
});
