import { describe, expect, it } from 'vitest';
import { timingSchema } from '../document/timing-schema.ts';
import { windowsSchema } from '../document/windows-schema.ts';
import type { Purpose } from '../document.ts';
import type { Facts } from '../facts.ts';
import { quietUntil } from '../quiet-hours.ts';
import { FACTS } from '../scenario.spec-support.ts';
import { endOf, startOf } from './appointment-span.ts';
import { plannedInstant } from './planned-instant.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const every = (...hours: readonly (readonly [string, string])[]) => Object.fromEntries(DAYS.map((day) => [day, hours]));
const windows = windowsSchema.parse({
  default: every(['09:00', '17:00']),
  small_hours: every(['01:30', '02:30']),
  night: every(['20:00', '02:00']),
  midnight: every(['00:00', '00:30']),
  late: every(['01:55', '03:00']),
});

interface Case {
  readonly zone: string;
  readonly start: string;
  readonly end?: string;
  readonly timing: object;
  readonly purpose?: Purpose;
  readonly more?: Partial<Facts['appointment']>;
}

function at({ zone, start, end = start, timing, purpose = 'reminder', more = {} }: Case) {
  return plannedInstant({
    timing: timingSchema.parse({ anchor: 'start', ...timing }),
    purpose,
    windows,
    appointment: { ...FACTS.appointment, time_zone: zone, start, end, ...more },
  });
}

const day_before = { offset: { days: -1 }, window: 'any' };
const hours_before = (hours: number) => ({ offset: { hours: -hours }, window: 'any' });

describe('a wall time keeps its meaning when clocks change', () => {
  it.each([
    // Forward: 02:00 becomes 03:00.
    ['New York, the gap', 'America/New_York', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z'],
    ['Berlin, the gap', 'Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    // Back: 02:00 becomes 01:00, and 01:30 is there twice.
    ['New York, the first of two', 'America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
    ['Berlin, the first of two', 'Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    // Half an hour only.
    ['Lord Howe, the gap', 'Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00.000Z'],
    ['Lord Howe, the first of two', 'Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z'],
    // Summer time begins at midnight: the day begins at one.
    ['Cairo, midnight is skipped', 'Africa/Cairo', '2026-04-24T00:00', '2026-04-23T22:00:00.000Z'],
    ['Santiago, midnight is skipped', 'America/Santiago', '2026-09-06T00:00', '2026-09-06T04:00:00.000Z'],
    // A day that never was: Samoa went from Thursday to Saturday.
    ['Apia, the missing Friday', 'Pacific/Apia', '2011-12-30T10:00', '2011-12-30T20:00:00.000Z'],
    // Rules that changed: no more summer time since 2022.
    ['Amman, before', 'Asia/Amman', '2022-07-01T10:00', '2022-07-01T07:00:00.000Z'],
    ['Amman, winter after', 'Asia/Amman', '2023-01-10T10:00', '2023-01-10T07:00:00.000Z'],
    ['Mexico City, last summer', 'America/Mexico_City', '2022-07-01T10:00', '2022-07-01T15:00:00.000Z'],
    ['Mexico City, since', 'America/Mexico_City', '2023-07-01T10:00', '2023-07-01T16:00:00.000Z'],
    // Back an hour for Ramadan.
    ['Casablanca in Ramadan', 'Africa/Casablanca', '2026-03-01T10:00', '2026-03-01T10:00:00.000Z'],
    ['Casablanca after', 'Africa/Casablanca', '2026-04-01T10:00', '2026-04-01T09:00:00.000Z'],
    // One zone by its two names.
    ['Kyiv', 'Europe/Kyiv', '2026-07-01T10:00', '2026-07-01T07:00:00.000Z'],
    ['Kiev', 'Europe/Kiev', '2026-07-01T10:00', '2026-07-01T07:00:00.000Z'],
    ['Kathmandu, a quarter of an hour', 'Asia/Kathmandu', '2026-07-01T10:00', '2026-07-01T04:15:00.000Z'],
  ])('%s', (_, time_zone, start, instant) => {
    expect(startOf({ ...FACTS.appointment, time_zone, start, end: start })).toBe(instant);
  });
});

describe('a day before is the same time of day, hours before are hours', () => {
  it.each([
    ['over the gap', 'America/New_York', '2026-03-08T10:00', '2026-03-07T15:00:00.000Z', '2026-03-07T14:00:00.000Z'],
    [
      'over the hour twice',
      'America/New_York',
      '2026-11-01T10:00',
      '2026-10-31T14:00:00.000Z',
      '2026-10-31T15:00:00.000Z',
    ],
    [
      'over half an hour',
      'Australia/Lord_Howe',
      '2026-10-04T10:00',
      '2026-10-02T23:30:00.000Z',
      '2026-10-02T23:00:00.000Z',
    ],
    ['into the gap', 'Europe/Berlin', '2026-03-30T02:30', '2026-03-29T01:30:00.000Z', '2026-03-29T00:30:00.000Z'],
    [
      'into the hour twice',
      'Europe/Berlin',
      '2026-10-26T02:30',
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ],
    [
      'over a day that never was',
      'Pacific/Apia',
      '2011-12-31T10:00',
      '2011-12-30T20:00:00.000Z',
      '2011-12-29T20:00:00.000Z',
    ],
  ])('%s', (_, zone, start, by_day, by_hours) => {
    expect(at({ zone, start, timing: day_before })).toBe(by_day);
    expect(at({ zone, start, timing: hours_before(24) })).toBe(by_hours);
  });
});

describe('windows when clocks change', () => {
  it('open at the first time there is', () => {
    const timing = { offset: { days: 0 }, window: 'small_hours' };
    expect(at({ zone: 'America/New_York', start: '2026-03-08T10:00', timing })).toBe('2026-03-08T06:30:00.000Z');
    expect(at({ zone: 'Africa/Cairo', start: '2026-04-24T10:00', timing: { ...timing, window: 'midnight' } })).toBe(
      '2026-04-23T22:00:00.000Z',
    );
  });

  it('hold a reminder back to the last minute there is of them', () => {
    const timing = { offset: { hours: -1 }, window: 'small_hours' };
    expect(at({ zone: 'America/New_York', start: '2026-03-08T10:00', timing })).toBe('2026-03-08T06:59:00.000Z');
  });

  it('never send forward into the past, in an hour that is there twice', () => {
    // 05:50 UTC is 01:50 for the first time, 06:50 for the second; 01:55 is ahead of either.
    const timing = { offset: { minutes: 0 }, window: 'late' };
    const more = (moved_at: string) => ({ timing: { ...timing, anchor: 'moved' }, more: { moved_at } });
    const night = { zone: 'America/New_York', start: '2026-11-20T10:00' };
    expect(at({ ...night, ...more('2026-11-01T05:50:00.000Z') })).toBe('2026-11-01T05:55:00.000Z');
    expect(at({ ...night, ...more('2026-11-01T06:50:00.000Z') })).toBe('2026-11-01T06:55:00.000Z');
  });

  it('hold a reminder back to their last minute, in the first of two equal hours', () => {
    const timing = { offset: { hours: -1 }, window: 'small_hours' };
    expect(at({ zone: 'America/New_York', start: '2026-11-01T10:00', timing })).toBe('2026-11-01T07:29:00.000Z');
  });
});

describe('a window over midnight belongs to the day it begins', () => {
  const timing = { offset: { days: -1 }, window: 'night' };
  const zone = 'Europe/Madrid';

  it('so a day before means its evening', () => {
    expect(at({ zone, start: '2026-03-12T10:00', timing })).toBe('2026-03-11T19:00:00.000Z');
  });

  it('and lets out what falls after midnight', () => {
    const hours = (hour: number) => ({ offset: { hours: hour }, window: 'night' });
    expect(at({ zone, start: '2026-03-12T02:30', timing: hours(-1) })).toBe('2026-03-12T00:30:00.000Z');
    expect(at({ zone, start: '2026-03-12T04:00', timing: hours(-1) })).toBe('2026-03-12T00:59:00.000Z');
    expect(at({ zone, start: '2026-03-12T04:00', timing: hours(-1), purpose: 'booking' })).toBe(
      '2026-03-12T19:00:00.000Z',
    );
  });
});

describe('an appointment over midnight', () => {
  const night = { zone: 'Europe/Madrid', start: '2026-03-12T22:00', end: '2026-03-13T02:00' };

  it('counts days from the date it begins, or from the one it ends', () => {
    const follow_up = { anchor: 'end', offset: { days: 1 } };
    expect(at({ ...night, timing: { offset: { days: -1 } } })).toBe('2026-03-11T08:00:00.000Z');
    expect(at({ ...night, timing: follow_up, purpose: 'follow_up' })).toBe('2026-03-14T08:00:00.000Z');
  });

  it('over the change of clocks ends when its wall time says', () => {
    const appointment = {
      ...FACTS.appointment,
      time_zone: 'Europe/Madrid',
      start: '2026-03-28T22:00',
      end: '2026-03-29T06:00',
    };
    expect(Date.parse(endOf(appointment)) - Date.parse(startOf(appointment))).toBe(7 * 3_600_000);
  });
});

describe('months and years', () => {
  const zone = 'Europe/London';
  const months = (count: number) => ({ offset: { months: count }, window: 'any' });

  it.each([
    ['a month before the 31st', '2026-05-31T10:00', -1, '2026-04-30T09:00:00.000Z'],
    ['a month before 31 March', '2026-03-31T10:00', -1, '2026-02-28T10:00:00.000Z'],
    ['in a leap year', '2028-03-30T10:00', -1, '2028-02-29T10:00:00.000Z'],
    ['a month after 31 January', '2026-01-31T10:00', 1, '2026-02-28T10:00:00.000Z'],
    ['a year before a leap day', '2028-02-29T10:00', -12, '2027-02-28T10:00:00.000Z'],
    ['a year after it', '2028-02-29T10:00', 12, '2029-02-28T10:00:00.000Z'],
    ['over the turn of the year', '2026-01-15T10:00', -1, '2025-12-15T10:00:00.000Z'],
  ])('%s', (_, start, count, instant) => {
    expect(at({ zone, start, timing: months(count), purpose: 'follow_up' })).toBe(instant);
  });

  it('a day before 1 March is the leap day where there is one', () => {
    expect(at({ zone, start: '2028-03-01T10:00', timing: day_before })).toBe('2028-02-29T10:00:00.000Z');
    expect(at({ zone, start: '2027-03-01T10:00', timing: day_before })).toBe('2027-02-28T10:00:00.000Z');
  });
});

describe('an all-day appointment', () => {
  const all_day = { zone: 'Africa/Cairo', start: '2026-04-24T00:00', end: '2026-04-25T00:00', more: { all_day: true } };

  it('begins and ends with its days, where midnight is skipped too', () => {
    const appointment = {
      ...FACTS.appointment,
      time_zone: all_day.zone,
      start: all_day.start,
      end: all_day.end,
      all_day: true,
    };
    expect(startOf(appointment)).toBe('2026-04-23T22:00:00.000Z');
    expect(endOf(appointment)).toBe('2026-04-24T21:00:00.000Z');
  });

  it('takes days before it, and hours after its end', () => {
    expect(at({ ...all_day, timing: { offset: { days: -1 } } })).toBe('2026-04-23T07:00:00.000Z');
    expect(at({ ...all_day, timing: hours_before(2) })).toBeNull();
    expect(
      at({ ...all_day, timing: { anchor: 'end', offset: { hours: 10 }, window: 'any' }, purpose: 'follow_up' }),
    ).toBe('2026-04-25T07:00:00.000Z');
  });

  it('a day after its end counts from the midnight it ends at', () => {
    expect(at({ ...all_day, timing: { anchor: 'end', offset: { days: 0 } }, purpose: 'follow_up' })).toBe(
      '2026-04-25T06:00:00.000Z',
    );
    expect(at({ ...all_day, timing: { anchor: 'end', offset: { days: 1 } }, purpose: 'follow_up' })).toBe(
      '2026-04-26T06:00:00.000Z',
    );
  });
});

describe('quiet hours when clocks change', () => {
  const NIGHT = { from: '21:00', to: '08:00' };
  const until = (at: string, time_zone: string, quiet_hours = NIGHT) => quietUntil({ at, quiet_hours, time_zone });

  it('end at the wall time', () => {
    expect(until('2026-11-01T05:30:00.000Z', 'America/New_York')).toBe('2026-11-01T13:00:00.000Z');
    expect(until('2026-03-29T00:30:00.000Z', 'Europe/Berlin')).toBe('2026-03-29T06:00:00.000Z');
  });

  it('last through an hour that is there twice', () => {
    const small_hours = { from: '01:00', to: '02:00' };
    expect(until('2026-11-01T05:30:00.000Z', 'America/New_York', small_hours)).toBe('2026-11-01T07:00:00.000Z');
    expect(until('2026-11-01T06:30:00.000Z', 'America/New_York', small_hours)).toBe('2026-11-01T07:00:00.000Z');
    const half_hour = { from: '01:00', to: '01:30' };
    expect(until('2026-11-01T06:10:00.000Z', 'America/New_York', half_hour)).toBe('2026-11-01T06:30:00.000Z');
  });

  it('that end in the gap end when it does', () => {
    const into_gap = { from: '21:00', to: '02:30' };
    expect(until('2026-03-08T05:00:00.000Z', 'America/New_York', into_gap)).toBe('2026-03-08T07:30:00.000Z');
  });
});
