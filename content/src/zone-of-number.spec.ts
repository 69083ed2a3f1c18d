import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { zoneOfNumber } from './zone-of-number.ts';
import { ZONE_PREFIXES } from './zone-prefixes.ts';

describe('the zone of a telephone number', () => {
  it.each([
    ['+12025550123', 'America/New_York'],
    ['+13125550123', 'America/Chicago'],
    ['+13035550123', 'America/Denver'],
    ['+14155550123', 'America/Los_Angeles'],
    ['+16025550123', 'America/Phoenix'],
    ['+18085550123', 'Pacific/Honolulu'],
    ['+17875550123', 'America/Puerto_Rico'],
    ['+442079460123', 'Europe/London'],
    ['+4930901820', 'Europe/Berlin'],
    ['+33612345678', 'Europe/Paris'],
    ['+919876543210', 'Asia/Calcutta'],
    ['+819012345678', 'Asia/Tokyo'],
    ['+61261234567', 'Australia/Sydney'],
    ['+447700900123', 'Europe/London'],
    ['+491701234567', 'Europe/Berlin'],
    ['+5511987654321', 'America/Sao_Paulo'],
    ['+74951234567', 'Europe/Moscow'],
  ])('%s is %s', (number, zone) => {
    expect(zoneOfNumber(number)).toBe(zone);
  });

  it.each(['+12795550123', '+13415550123', '+18205550123'])(
    'of a new area code %s is that of the older one',
    (number) => {
      expect(zoneOfNumber(number)).toBe('America/Los_Angeles');
    },
  );

  it.each([
    ['a mobile number of a country with several times', '+61412345678'],
    ['another', '+79161234567'],
    ['and another', '+34612345678'],
    ['a toll-free number', '+18005550123'],
    ['a prefix nobody has', '+999123'],
    ['no number', '+'],
    ['a national number', '2025550123'],
    ['an email address', 'ana@client.example'],
    ['nothing', ''],
  ])('is not guessed for %s', (_, number) => {
    expect(zoneOfNumber(number)).toBeNull();
  });

  it('is one that this runtime knows, whatever the number', () => {
    for (const zone of Object.keys(ZONE_PREFIXES).filter((name) => name !== '')) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
    }
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[0-9]{0,18}$/), (number) => {
        expect(Object.keys(ZONE_PREFIXES)).toContain(zoneOfNumber(number) ?? '');
      }),
    );
  });
});
