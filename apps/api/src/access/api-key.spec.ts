import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSameHash, newApiKey, parseApiKey } from './api-key.ts';

describe('an API key', () => {
  it('names its account and keeps nothing of its secret readable but six characters', () => {
    const account_id = randomUUID();
    const key = newApiKey(account_id);
    const parsed = parseApiKey(key);
    expect(parsed?.account_id).toBe(account_id);
    expect(key.startsWith(parsed?.prefix ?? 'x')).toBe(true);
    expect(key.length - (parsed?.prefix.length ?? 0)).toBe(37);
  });

  it('is new each time', () => {
    const account_id = randomUUID();
    expect(newApiKey(account_id)).not.toBe(newApiKey(account_id));
  });

  it('has another hash when one character differs', () => {
    const key = newApiKey(randomUUID());
    const other = key.endsWith('A') ? `${key.slice(0, -1)}B` : `${key.slice(0, -1)}A`;
    const [one, two] = [parseApiKey(key), parseApiKey(other)];
    expect(isSameHash(one?.hash ?? Buffer.alloc(0), one?.hash ?? Buffer.alloc(1))).toBe(true);
    expect(isSameHash(one?.hash ?? Buffer.alloc(0), two?.hash ?? Buffer.alloc(0))).toBe(false);
  });

  it.each([
    '',
    'kept_',
    'kept_x_y',
    `kept_${'a'.repeat(32)}_short`,
    `${newApiKey(randomUUID())}x`,
    `sk_${'a'.repeat(32)}_${'b'.repeat(43)}`,
  ])('is not %j', (text) => {
    expect(parseApiKey(text)).toBeNull();
  });
});
