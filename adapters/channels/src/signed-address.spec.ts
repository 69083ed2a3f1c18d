import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readSignedAddress, signAddress } from './signed-address.ts';

const secret = randomBytes(32);
const account_id = randomUUID();
const message_id = randomUUID();
const given = { purpose: 'reply', account_id, message_id, secret, domain: 'clinic.example' } as const;
const read = (address: string, change = {}) => readSignedAddress({ address, account_id, secrets: [secret], ...change });

describe('the address of a message', () => {
  it('says which message it is for, whatever a mail server does to its case', () => {
    const address = signAddress(given);
    expect(address).toMatch(/^reply\+[a-z2-7]{52}@clinic\.example$/);
    expect(address.indexOf('@')).toBeLessThanOrEqual(64);
    for (const seen of [address, address.toUpperCase(), ` ${address} `])
      expect(read(seen)).toEqual({ purpose: 'reply', account_id, message_id });
  });

  it('reads at any domain: a provider may take mail in at one of its own', () => {
    expect(read(signAddress(given).replace('@clinic.example', '@inbound.provider.example'))).toMatchObject({
      message_id,
    });
  });

  it('is another for each purpose', () => {
    const bounce = signAddress({ ...given, purpose: 'bounce' });
    expect(read(bounce)).toMatchObject({ purpose: 'bounce' });
    expect(read(bounce.replace('bounce+', 'reply+'))).toBeNull();
  });

  it('holds for its account and its installation only', () => {
    expect(read(signAddress(given), { account_id: randomUUID() })).toBeNull();
    expect(read(signAddress(given), { secrets: [randomBytes(32)] })).toBeNull();
  });

  it('with any one letter changed is nobody’s', () => {
    const address = signAddress(given);
    const from = 'reply+'.length;
    // the last letter holds one bit only, so its other ones are free
    for (let at = from; at < from + 51; at += 1) {
      const letter = address.charAt(at) === 'a' ? 'b' : 'a';
      expect(read(`${address.slice(0, at)}${letter}${address.slice(at + 1)}`), `letter ${at}`).toBeNull();
    }
  });

  it.each([
    '',
    'reply@clinic.example',
    'reply+@clinic.example',
    `reply+${'a'.repeat(51)}@x`,
    `reply+${'a'.repeat(53)}@x`,
    'ann@clinic.example',
  ])('%o is none', (address) => {
    expect(read(address)).toBeNull();
  });
});
