import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { isoWithOffset } from './iso-with-offset.ts';

it.each([
  ['2026-11-22T09:00', 'America/New_York', '2026-11-22T09:00:00-05:00'],
  ['2026-11-01T01:30', 'America/New_York', '2026-11-01T01:30:00-04:00'],
  ['2026-03-08T02:30', 'America/New_York', '2026-03-08T03:30:00-04:00'],
  ['2018-11-04T00:00', 'America/Sao_Paulo', '2018-11-04T01:00:00-02:00'],
  ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-05T01:45:00+11:00'],
  ['1971-06-01T12:00', 'Africa/Monrovia', '1971-06-01T12:00:00-00:45'],
])('%s in %s is %s', (wall, zone, iso) => {
  expect(isoWithOffset(wall, zone)).toBe(iso);
});

it('says what the calendar says, whether or not it has been asked for the day before', () => {
  const zone = fc.constantFrom(
    'America/New_York',
    'Europe/Paris',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'Africa/Casablanca',
  );
  const minutes = fc.integer({ min: 0, max: 230 * 365 * 24 * 60 });
  fc.assert(
    fc.property(zone, minutes, (time_zone, minute) => {
      const wall = Temporal.PlainDateTime.from('1970-01-01T00:00').add({ minutes: minute });
      const wanted = wall.toZonedDateTime(time_zone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
      const text = wall.toString({ smallestUnit: 'minute' });
      expect([isoWithOffset(text, time_zone), isoWithOffset(text, time_zone)]).toEqual([wanted, wanted]);
    }),
  );
});
