import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { timingSchema } from '../document/timing-schema.ts';
import { weekSchema, type Week } from '../document/windows-schema.ts';
import { quietUntil } from '../quiet-hours.ts';
import { FACTS } from '../scenario.spec-support.ts';
import { startOf } from './appointment-span.ts';
import { everOpens, isOpen } from './openings.ts';
import { plannedInstant, rollIntoWindow } from './planned-instant.ts';
import { wallTimeOfInstant } from './wall-time.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const RUNS = process.env['SLOW_TIER'] === '1' ? 10_000 : 400;
/** Milliseconds; ten thousand cases take their time. */
const LONG = 120_000;

const zone = fc.constantFrom(
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Santiago',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'America/St_Johns',
  'UTC',
);
/** Half of them within a day of a change of clocks in 2026. */
const CHANGES = [
  '2026-03-08',
  '2026-11-01',
  '2026-03-29',
  '2026-10-25',
  '2026-04-05',
  '2026-10-04',
  '2026-04-24',
  '2026-10-30',
  '2026-09-06',
  '2026-02-15',
];
const near_change = fc
  .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -1_440, max: 2_880 }))
  .map(([day, minutes]) => new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000).toISOString());
const any_time = fc
  .integer({ min: Date.parse('2026-01-01T00:00:00Z') / 60_000, max: Date.parse('2027-01-01T00:00:00Z') / 60_000 })
  .map((minutes) => new Date(minutes * 60_000).toISOString());
const instant = fc.oneof(near_change, any_time);

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
/** Two hours at least: no change of clocks skips the whole of one. */
const opening = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 8, max: 60 }))
  .map(([from, length]) => [clock(from * 15), clock((from + length) * 15)] as const);
const week: fc.Arbitrary<Week> = fc
  .tuple(...DAYS.map(() => fc.array(opening, { maxLength: 2 })))
  .map((hours) => weekSchema.parse(Object.fromEntries(DAYS.map((day, index) => [day, hours[index]]))))
  .filter(everOpens);
const anchor = fc.constantFrom('start', 'end', 'moved');
const offset = fc.oneof(
  fc.integer({ min: -3_000, max: 3_000 }).map((minutes) => ({ minutes })),
  fc.integer({ min: -72, max: 72 }).map((hours) => ({ hours })),
  fc.integer({ min: -10, max: 10 }).map((days) => ({ days })),
  fc.integer({ min: -4, max: 4 }).map((weeks) => ({ weeks })),
  fc.integer({ min: -3, max: 3 }).map((months) => ({ months })),
);

const request = fc
  .record({
    zone,
    at: instant,
    week,
    anchor,
    offset,
    purpose: fc.constantFrom('reminder' as const, 'booking' as const, 'follow_up' as const),
    count_only_enabled_days: fc.boolean(),
  })
  .map(({ zone: time_zone, at, week: hours, ...timing }) => {
    const wall = wallTimeOfInstant(at, time_zone).toString({ smallestUnit: 'minute' });
    const { purpose, ...rest } = timing;
    return {
      timing: timingSchema.parse({ ...rest, window: 'default' }),
      purpose,
      windows: { default: hours },
      appointment: { ...FACTS.appointment, time_zone, start: wall, end: wall, moved_at: at },
    };
  });

describe('laws of timing', () => {
  it('every moment lies inside its window', { timeout: LONG }, () => {
    fc.assert(
      fc.property(request, (asked) => {
        const planned = plannedInstant(asked);
        const local = planned === null ? null : wallTimeOfInstant(planned, asked.appointment.time_zone);
        expect(local !== null && isOpen(asked.windows.default, local)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it(
    'outside the window a reminder about the time moves back and all else forward, never past what is nearer',
    { timeout: LONG },
    () => {
      fc.assert(
        fc.property(request, instant, (asked, at) => {
          const rolled = rollIntoWindow({ instant: at, week: asked.windows.default, request: asked });
          const back = asked.purpose === 'reminder' && asked.timing.anchor !== 'moved';
          if (back) expect(rolled <= at).toBe(true);
          else expect(rolled >= at).toBe(true);
          expect(rollIntoWindow({ instant: rolled, week: asked.windows.default, request: asked })).toBe(rolled);
        }),
        { numRuns: RUNS },
      );
    },
  );

  it('days, weeks and months keep the wall time of the anchor where any time will do', { timeout: LONG }, () => {
    fc.assert(
      fc.property(request, fc.integer({ min: -20, max: 20 }), (asked, days) => {
        const timing = timingSchema.parse({ anchor: 'start', offset: { days }, window: 'any' });
        const planned = plannedInstant({ ...asked, timing }) ?? '';
        const wall = wallTimeOfInstant(planned, asked.appointment.time_zone);
        const start = wallTimeOfInstant(startOf(asked.appointment), asked.appointment.time_zone);
        // A wall time that clocks skip on either day goes forward; no change of clocks is longer than an hour.
        expect(Math.abs(wall.since(start.add({ days })).total('minutes'))).toBeLessThanOrEqual(60);
        const is_whole = [planned, startOf(asked.appointment)].every(
          (moment) => !isNearChange(moment, asked.appointment.time_zone),
        );
        if (is_whole) expect(wall.toString()).toBe(start.add({ days }).toString());
      }),
      { numRuns: RUNS },
    );
  });

  it('quiet hours only ever defer, and to a moment outside them', { timeout: LONG }, () => {
    fc.assert(
      fc.property(zone, instant, opening, (time_zone, at, [from, to]) => {
        const until = quietUntil({ at, quiet_hours: { from, to }, time_zone });
        if (until === null) return;
        expect(until > at).toBe(true);
        expect(quietUntil({ at: until, quiet_hours: { from, to }, time_zone })).toBeNull();
      }),
      { numRuns: RUNS },
    );
  });

  it('quiet hours hold whatever the client’s clock shows within them', { timeout: LONG }, () => {
    fc.assert(
      fc.property(zone, instant, opening, (time_zone, at, [from, to]) => {
        const time = wallTimeOfInstant(at, time_zone).toPlainTime().toString({ smallestUnit: 'minute' });
        const within = from < to ? time >= from && time < to : time >= from || time < to;
        fc.pre(from !== to);
        expect(quietUntil({ at, quiet_hours: { from, to }, time_zone }) !== null).toBe(within);
      }),
      { numRuns: RUNS },
    );
  });
});

function isNearChange(moment: string, time_zone: string): boolean {
  const offsets = [-2, 2].map((hours) => {
    const other = new Date(Date.parse(moment) + hours * 3_600_000).toISOString();
    return wallTimeOfInstant(other, time_zone).since(wallTimeOfInstant(other, 'UTC')).total('minutes');
  });
  return offsets[0] !== offsets[1];
}
