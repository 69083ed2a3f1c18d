import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { clientToken, readClientToken } from './client-token.ts';

const secret = randomBytes(32);
const purpose = 'unsubscribe';
const link = { account_id: randomUUID(), id: randomUUID() };
const token = clientToken({ ...link, purpose, secret });
const nil = '00000000-0000-0000-0000-000000000000';
const nowhere = { account_id: nil, id: nil };

it('names its account and row, and stands in an address as it is', () => {
  expect(token).toMatch(/^[\w-]{64}$/);
  expect(readClientToken({ token, purpose, secrets: [secret] })).toEqual(link);
});

it('is nobody’s with any one letter changed, under another key, or for another purpose', () => {
  for (let at = 0; at < token.length; at += 1) {
    const changed = `${token.slice(0, at)}${token.charAt(at) === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    expect(readClientToken({ token: changed, purpose, secrets: [secret] }), `letter ${at}`).toEqual(nowhere);
  }
  expect(readClientToken({ token, purpose, secrets: [randomBytes(32)] })).toEqual(nowhere);
  expect(readClientToken({ token, purpose: 'secure link', secrets: [secret] })).toEqual(nowhere);
});

it.each(['', 'x', 'A'.repeat(64), 'A'.repeat(63), `${'A'.repeat(63)}=`, '../'.repeat(20)])('%o is none', (given) => {
  expect(readClientToken({ token: given, purpose, secrets: [secret] })).toEqual(nowhere);
});
