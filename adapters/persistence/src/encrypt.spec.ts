import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decrypt, encrypt } from './encrypt.ts';

const key = { id: 'k1', bytes: randomBytes(32) };

describe('encrypt', () => {
  it('gives back the text with the same key', () => {
    const plain = JSON.stringify({ auth_token: 'geheim ✓' });
    expect(decrypt({ key, sealed: encrypt({ key, plain }) })).toBe(plain);
  });

  it('never gives the same bytes twice', () => {
    expect(encrypt({ key, plain: 'a' }).equals(encrypt({ key, plain: 'a' }))).toBe(false);
  });

  it('refuses another key, another key id and a changed byte', () => {
    const sealed = encrypt({ key, plain: 'a' });
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1);
    expect(() => decrypt({ key: { ...key, bytes: randomBytes(32) }, sealed })).toThrow();
    expect(() => decrypt({ key: { ...key, id: 'k2' }, sealed })).toThrow();
    expect(() => decrypt({ key, sealed: changed })).toThrow();
  });
});
