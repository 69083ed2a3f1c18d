import { describe, expect, it } from 'vitest';
import { neverReached } from './never-reached.ts';
import { normalisePhone } from './phone.ts';

const read = (raw: string, country: string) => {
  const phone = normalisePhone(raw, country);
  return phone.ok ? neverReached(phone.e164) : phone.reason;
};

describe('a number at which no client is reached', () => {
  it.each([
    ['1-900-555-1234', 'US', 'premium_rate'],
    ['(0)9098 790879', 'GB', 'premium_rate'],
    ['0871 871 0000', 'GB', 'premium_rate'],
    ['0899 70 12 34', 'FR', 'premium_rate'],
    ['0900 5 123456', 'DE', 'premium_rate'],
    ['803 12 34 56', 'ES', 'premium_rate'],
    ['0900 123 456', 'CH', 'premium_rate'],
    ['1900 123 456', 'AU', 'premium_rate'],
    ['+979 1 2345 6789', 'US', 'premium_rate'],
    ['0180 5 123456', 'DE', 'shared_cost'],
    ['0137 123 4567', 'DE', 'shared_cost'],
    ['0810 12 34 56', 'FR', 'shared_cost'],
    ['902 12 34 56', 'ES', 'shared_cost'],
    ['1300 123 456', 'AU', 'shared_cost'],
    ['+808 1234 5678', 'US', 'shared_cost'],
    ['07640 123456', 'GB', 'pager'],
    ['0177 99 1234567', 'DE', 'voicemail'],
    ['+870 773 111 632', 'US', 'satellite'],
    ['+8816 1234 5678', 'US', 'satellite'],
    ['+882 16 512 3456', 'US', 'satellite'],
    ['+883 5100 12345', 'US', 'satellite'],
    // of no plan, or too short for one: emergencies and short numbers
    ['112', 'DE', 'too_short'],
    ['999', 'GB', 'too_short'],
    ['000', 'AU', 'too_short'],
    ['911', 'US', 'too_short'],
    ['72345', 'US', 'too_short'],
  ])('%s in %s is refused: %s', (raw, country, reason) => {
    expect(read(raw, country)).toBe(reason);
  });

  it.each([
    ['(202) 555-0123', 'US'],
    ['(212) 555-0100', 'US'],
    ['800-555-1212', 'US'],
    ['030 901820', 'DE'],
    ['0170 9912345', 'DE'],
    ['07911 123456', 'GB'],
    ['020 7946 0958', 'GB'],
    ['06 6982 1234', 'IT'],
    ['06 12 34 56 78', 'FR'],
    ['0412 345 678', 'AU'],
    ['0800 028 0123', 'GB'],
  ])('%s in %s is none', (raw, country) => {
    expect(read(raw, country)).toBeNull();
  });
});
