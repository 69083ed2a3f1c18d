import { describe, expect, it } from 'vitest';
import { timingSchema } from '../document/timing-schema.ts';
import { windowsSchema } from '../document/windows-schema.ts';
import type { Purpose } from '../document.ts';
import type { Facts } from '../facts.ts';
import { FACTS } from '../scenario.spec-support.ts';
import { endOf, startOf } from './appointment-span.ts';
import { plannedInstant } from './planned-instant.ts';
import { sendBy } from './send-by.ts';

const NINE_TO_FIVE = ['mon', 'tue', 'wed', 'thu', 'fri'].reduce(
  (week, day) => ({ ...week, [day]: [['09:00', '17:00']] }),
  {},
);
const windows = windowsSchema.parse({
  default: NINE_TO_FIVE,
  split: {
    ...NINE_TO_FIVE,
    thu: [
      ['13:00', '15:00'],
      ['08:00', '10:00'],
    ],
  },
  nights: { wed: [['22:00', '02:00']] },
  all_day: { thu: [['00:00', '24:00']] },
  closed: {},
});

interface Case {
  readonly timing: object;
  readonly purpose?: Purpose;
  readonly appointment?: Partial<Facts['appointment']>;
}

/** Thursday 12 March 2026, 10:00–11:00 in New York (UTC−4) unless the case says otherwise. */
function at({ timing, purpose = 'reminder', appointment = {} }: Case) {
  return plannedInstant({
    timing: timingSchema.parse({ anchor: 'start', ...timing }),
    purpose,
    windows,
    appointment: { ...FACTS.appointment, ...appointment },
  });
}

describe('offsets in minutes and hours', () => {
  it('are exact from each anchor', () => {
    expect(at({ timing: { offset: { hours: -24 }, window: 'any' } })).toBe('2026-03-11T14:00:00.000Z');
    expect(at({ timing: { offset: { minutes: -90 }, window: 'any' } })).toBe('2026-03-12T12:30:00.000Z');
    expect(at({ timing: { anchor: 'end', offset: { hours: 2 }, window: 'any' } })).toBe('2026-03-12T17:00:00.000Z');
    expect(at({ timing: { anchor: 'created', offset: { minutes: 5 }, window: 'any' } })).toBe(
      '2026-03-02T15:05:00.000Z',
    );
    expect(at({ timing: { anchor: 'moved', offset: { minutes: 5 }, window: 'any' } })).toBeNull();
    expect(
      at({
        timing: { anchor: 'moved', offset: { minutes: 5 }, window: 'any' },
        appointment: { moved_at: '2026-03-05T12:00:00.000Z' },
      }),
    ).toBe('2026-03-05T12:05:00.000Z');
    expect(
      at({
        timing: { anchor: 'cancelled', offset: { hours: 1 }, window: 'any' },
        appointment: { cancelled_at: '2026-03-05T12:00:00.000Z' },
      }),
    ).toBe('2026-03-05T13:00:00.000Z');
  });

  it('stay inside the window: a reminder rolls back to its last minute, the rest forward to its first', () => {
    const early = { start: '2026-03-12T08:00', end: '2026-03-12T09:00' };
    expect(at({ timing: { offset: { hours: -1 } }, appointment: early })).toBe('2026-03-11T20:59:00.000Z');
    expect(at({ timing: { offset: { hours: -1 } }, appointment: early, purpose: 'booking' })).toBe(
      '2026-03-12T13:00:00.000Z',
    );
    expect(at({ timing: { anchor: 'end', offset: { hours: 10 } }, purpose: 'follow_up' })).toBe(
      '2026-03-13T13:00:00.000Z',
    );
    expect(at({ timing: { offset: { hours: -1 } } })).toBe('2026-03-12T13:00:00.000Z');
    const closing = { start: '2026-03-12T18:00', end: '2026-03-12T19:00' };
    expect(at({ timing: { offset: { hours: -1 } }, appointment: closing })).toBe('2026-03-12T20:59:00.000Z');
  });

  it('roll over a weekend', () => {
    const monday = { start: '2026-03-16T08:00', end: '2026-03-16T09:00' };
    expect(at({ timing: { offset: { hours: -24 } }, appointment: monday })).toBe('2026-03-13T20:59:00.000Z');
    expect(at({ timing: { offset: { hours: -24 } }, appointment: monday, purpose: 'booking' })).toBe(
      '2026-03-16T13:00:00.000Z',
    );
  });

  it('know a window with several openings and one that ends the next day', () => {
    expect(at({ timing: { offset: { minutes: 60 }, window: 'split' } })).toBe('2026-03-12T13:59:00.000Z');
    expect(at({ timing: { offset: { minutes: 60 }, window: 'split' }, purpose: 'booking' })).toBe(
      '2026-03-12T17:00:00.000Z',
    );
    const night = { start: '2026-03-12T02:30', end: '2026-03-12T03:00' };
    expect(at({ timing: { offset: { hours: -1 }, window: 'nights' }, appointment: night })).toBe(
      '2026-03-12T05:30:00.000Z',
    );
    expect(at({ timing: { offset: { hours: -10 }, window: 'nights' }, appointment: night })).toBe(
      '2026-03-05T06:59:00.000Z',
    );
    expect(at({ timing: { offset: { hours: -1 }, window: 'all_day' } })).toBe('2026-03-12T13:00:00.000Z');
  });

  it('are bound by no window that never opens or does not exist', () => {
    expect(at({ timing: { offset: { hours: -24 }, window: 'closed' } })).toBe('2026-03-11T14:00:00.000Z');
    expect(at({ timing: { offset: { hours: -24 }, window: 'constructor' } })).toBe('2026-03-11T14:00:00.000Z');
  });

  it('never come before what they tell of', () => {
    const moved_at = '2026-03-08T03:00:00.000Z';
    expect(at({ timing: { anchor: 'moved', offset: { minutes: 0 } }, appointment: { moved_at } })).toBe(
      '2026-03-09T13:00:00.000Z',
    );
  });
});

describe('offsets in days and more', () => {
  it('name a date and take its window’s first moment', () => {
    expect(at({ timing: { offset: { days: -1 } } })).toBe('2026-03-11T13:00:00.000Z');
    expect(at({ timing: { offset: { weeks: -1 } } })).toBe('2026-03-05T14:00:00.000Z');
    expect(at({ timing: { offset: { months: -1 } } })).toBe('2026-02-12T14:00:00.000Z');
    expect(at({ timing: { anchor: 'end', offset: { days: 1 } }, purpose: 'follow_up' })).toBe(
      '2026-03-13T13:00:00.000Z',
    );
  });

  it('keep the time of day when any time will do', () => {
    expect(at({ timing: { offset: { days: -1 }, window: 'any' } })).toBe('2026-03-11T14:00:00.000Z');
  });

  it('take the neighbouring enabled day when the date has no window', () => {
    const monday = { start: '2026-03-16T10:00', end: '2026-03-16T11:00' };
    expect(at({ timing: { offset: { days: -1 } }, appointment: monday })).toBe('2026-03-13T13:00:00.000Z');
    expect(at({ timing: { offset: { days: -1 } }, appointment: monday, purpose: 'booking' })).toBe(
      '2026-03-16T13:00:00.000Z',
    );
  });

  it('count only enabled days when asked', () => {
    const monday = { start: '2026-03-16T10:00', end: '2026-03-16T11:00' };
    expect(at({ timing: { offset: { days: -2 }, count_only_enabled_days: true }, appointment: monday })).toBe(
      '2026-03-12T13:00:00.000Z',
    );
    expect(
      at({ timing: { anchor: 'end', offset: { days: 3 }, count_only_enabled_days: true }, purpose: 'follow_up' }),
    ).toBe('2026-03-17T13:00:00.000Z');
  });

  it('end a short month on its last day, leap years included', () => {
    expect(
      at({
        timing: { offset: { months: -1 }, window: 'any' },
        appointment: { start: '2026-03-31T10:00', end: '2026-03-31T11:00' },
      }),
    ).toBe('2026-02-28T15:00:00.000Z');
    expect(
      at({
        timing: { offset: { months: -1 }, window: 'any' },
        appointment: { start: '2028-03-31T10:00', end: '2028-03-31T11:00' },
      }),
    ).toBe('2028-02-29T15:00:00.000Z');
  });
});

describe('local time is the intent', () => {
  it('keeps the wall time over a daylight-saving change, and exact hours exact', () => {
    const after_change = { start: '2026-03-09T10:00', end: '2026-03-09T11:00' };
    expect(at({ timing: { offset: { days: -2 }, window: 'any' }, appointment: after_change })).toBe(
      '2026-03-07T15:00:00.000Z',
    );
    expect(at({ timing: { offset: { hours: -48 }, window: 'any' }, appointment: after_change })).toBe(
      '2026-03-07T14:00:00.000Z',
    );
  });

  it('takes a time that does not exist forward and the first of one that exists twice', () => {
    expect(startOf({ ...FACTS.appointment, start: '2026-03-08T02:30' })).toBe('2026-03-08T07:30:00.000Z');
    expect(startOf({ ...FACTS.appointment, start: '2026-11-01T01:30' })).toBe('2026-11-01T05:30:00.000Z');
  });

  it('goes by the appointment’s zone, half hours and all', () => {
    expect(at({ timing: { offset: { days: -1 } }, appointment: { time_zone: 'Asia/Kolkata' } })).toBe(
      '2026-03-11T03:30:00.000Z',
    );
  });
});

describe('all-day appointments', () => {
  const all_day = { all_day: true, start: '2026-03-12T00:00', end: '2026-03-12T00:00' };

  it('end at the following midnight, however their end is written', () => {
    expect(endOf({ ...FACTS.appointment, ...all_day })).toBe('2026-03-13T04:00:00.000Z');
    expect(endOf({ ...FACTS.appointment, ...all_day, end: '2026-03-12T23:59' })).toBe('2026-03-13T04:00:00.000Z');
    expect(endOf({ ...FACTS.appointment, ...all_day, end: '2026-03-13T00:00' })).toBe('2026-03-13T04:00:00.000Z');
  });

  it('take no hours from their start', () => {
    expect(at({ timing: { offset: { hours: -2 }, window: 'any' }, appointment: all_day })).toBeNull();
    expect(at({ timing: { offset: { days: -1 } }, appointment: all_day })).toBe('2026-03-11T13:00:00.000Z');
    expect(at({ timing: { anchor: 'end', offset: { hours: 10 } }, appointment: all_day, purpose: 'follow_up' })).toBe(
      '2026-03-13T14:00:00.000Z',
    );
  });
});

describe('send_by', () => {
  it('is the start for reminders and bookings, and a day after due for follow-ups', () => {
    const { appointment } = FACTS;
    const due_at = '2026-03-11T14:00:00.000Z';
    expect(sendBy({ purpose: 'reminder', due_at, appointment })).toBe('2026-03-12T14:00:00.000Z');
    expect(sendBy({ purpose: 'booking', due_at, appointment })).toBe('2026-03-12T14:00:00.000Z');
    expect(sendBy({ purpose: 'follow_up', due_at, appointment })).toBe('2026-03-12T14:00:00.000Z');
    expect(sendBy({ purpose: 'follow_up', due_at: '2026-03-12T20:00:00.000Z', appointment })).toBe(
      '2026-03-13T20:00:00.000Z',
    );
  });
});
