import { describe, expect, it } from 'vitest';
import { knownTimeZone } from './known-time-zone.ts';
import { parseTime } from './parse-time.ts';
import { wallTimeOf } from './wall-time-of.ts';

describe('parseTime', () => {
  it.each([
    ['2026-11-22', 'date', '2026-11-22T00:00'],
    ['2026-11-22T09:00', 'local', '2026-11-22T09:00'],
    ['2026-11-22 09:00:30', 'local', '2026-11-22T09:00'],
    ['2026-11-22T09:00:59.999', 'local', '2026-11-22T09:00'],
    ['2026-11-22T09:00Z', 'moment', '2026-11-22T04:00'],
    ['2026-11-22T09:00+01:00', 'moment', '2026-11-22T03:00'],
    ['2026-11-22t09:00:00z', 'moment', '2026-11-22T04:00'],
    ['2026-11-22T23:59:59-0800', 'moment', '2026-11-23T02:59'],
    ['2028-02-29', 'date', '2028-02-29T00:00'],
  ])('reads %s as a %s, %s in New York', (text, type, wall) => {
    const given = parseTime(text);
    expect(given?.type).toBe(type);
    expect(given && wallTimeOf(given, 'America/New_York')).toBe(wall);
  });

  it.each([
    '',
    'now',
    '2026',
    '2026-11',
    '2026-13-01',
    '2026-02-29',
    '2026-04-31',
    '2026-11-22T24:00',
    '2026-11-22T09',
    '2026-11-22T09:60',
    '2026-11-22T09:00+25:00',
    '2026-11-22T09:00[America/New_York]',
    '22.11.2026',
    '+002026-11-22T09:00',
    '1969-12-31',
    '2201-01-01',
    '2026-11-22T09:00 ; drop table appointment',
  ])('takes %j for no time', (text) => {
    expect(parseTime(text)).toBeNull();
  });
});

describe('knownTimeZone', () => {
  it.each([
    ['America/New_York', 'America/New_York'],
    ['america/new_york', 'America/New_York'],
    ['Europe/Kyiv', expect.stringMatching(/^Europe\/K/)],
    ['UTC', 'UTC'],
  ])('knows %s', (text, canonical) => {
    expect(knownTimeZone(text)).toEqual(canonical);
  });

  it.each(['', 'Mars/Olympus', '+01:00', 'UTC+1', '../etc', 'America/New_York\u0000'])('does not know %j', (text) => {
    expect(knownTimeZone(text)).toBeNull();
  });
});
