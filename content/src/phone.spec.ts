import { describe, expect, it } from 'vitest';
import { normalisePhone } from './phone.ts';

describe('a phone number', () => {
  it.each([
    ['(202) 555-0123', 'US', '+12025550123'],
    ['+1 202 555 0199', 'DE', '+12025550199'],
    ['030 901820', 'DE', '+4930901820'],
    ['07911 123456', 'GB', '+447911123456'],
    ['+1 (415) 200-7788', 'US', '+14152007788'],
  ])('%s in %s is %s', (raw, country, e164) => {
    expect(normalisePhone(raw, country)).toMatchObject({ ok: true, e164 });
  });

  it.each([
    ['hello', 'not_a_number'],
    ['', 'not_a_number'],
    ['+1 202 555 0123 ext. 9', 'not_a_number'],
    ['12345', 'too_short'],
    ['+1 202 555 0123 4567', 'too_long'],
    ['+1 111 555 0123', 'not_in_use'],
    ['call me at 2025550123 please', 'not_a_number'],
  ])('%s is refused as %s', (raw, reason) => {
    expect(normalisePhone(raw, 'US')).toEqual({ ok: false, reason });
  });
});
