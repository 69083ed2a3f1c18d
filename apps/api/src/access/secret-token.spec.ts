import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { newSecretToken, parseSecretToken } from './secret-token.ts';

it('names its account, and is found again by a hash that says nothing of it', () => {
  const account_id = randomUUID();
  const { token, hash } = newSecretToken(account_id);
  expect(parseSecretToken(token)).toEqual({ account_id, hash });
  expect(hash).toHaveLength(32);
  expect(newSecretToken(account_id).token).not.toBe(token);
});

it.each([
  '',
  '.',
  randomUUID(),
  `${randomUUID()}.short`,
  `${randomUUID()}.${'a'.repeat(44)}`,
  `${randomUUID()}.${'a'.repeat(42)}=`,
  `${randomUUID().toUpperCase()}.${'a'.repeat(43)}`,
  `${randomUUID()}.${'a'.repeat(43)}\n`,
  `' or true; --.${'a'.repeat(43)}`,
])('is not %j', (text) => {
  expect(parseSecretToken(text)).toBeNull();
});
