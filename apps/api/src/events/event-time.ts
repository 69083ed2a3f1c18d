import { Temporal } from 'temporal-polyfill';
import { instantOfWallTime } from '@kept/rules/timing/wall-time';
import type { Instant, WallTime } from '@kept/rules/instant';

/** A time as the API takes it: a moment with an offset, a local time, or a date for a whole day. */
export type GivenTime =
  | { readonly type: 'moment'; readonly instant: Temporal.Instant }
  | { readonly type: 'local'; readonly wall: Temporal.PlainDateTime }
  | { readonly type: 'date'; readonly date: Temporal.PlainDate };

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(?<offset>[Zz]|[+-]\d{2}:?\d{2})?$/;

/** Years a calendar of appointments can mean; outside of them it is a slip of the keyboard. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2200;

/** Reads ISO 8601. Null for what is not, and for days and times that no calendar has, such as 30 February. */
export function parseTime(text: string): GivenTime | null {
  try {
    if (DATE.test(text)) return { type: 'date', date: inYears(Temporal.PlainDate.from(text, { overflow: 'reject' })) };
    const match = TIME.exec(text);
    if (match === null) return null;
    const wall = inYears(
      Temporal.PlainDateTime.from(text.replace(/([Zz]|[+-]\d{2}:?\d{2})$/, ''), { overflow: 'reject' }),
    );
    if (match.groups?.['offset'] === undefined) return { type: 'local', wall };
    return { type: 'moment', instant: Temporal.Instant.from(text.toUpperCase()) };
  } catch {
    return null;
  }
}

function inYears<T extends { readonly year: number }>(time: T): T {
  if (time.year < FIRST_YEAR || time.year > LAST_YEAR) throw new RangeError('outside of any calendar of appointments');
  return time;
}

/** The wall time in a zone, to the minute; a date is its first moment. */
export function wallTimeOf(given: GivenTime, time_zone: string): WallTime {
  switch (given.type) {
    case 'moment':
      return minuteOf(given.instant.toZonedDateTimeISO(time_zone).toPlainDateTime());
    case 'local':
      return minuteOf(given.wall);
    case 'date':
      return minuteOf(given.date.toPlainDateTime());
    default:
      return given satisfies never;
  }
}

/** The first moment of the day after. */
export function nextMidnight(wall: WallTime): WallTime {
  return minuteOf(Temporal.PlainDateTime.from(wall).toPlainDate().add({ days: 1 }).toPlainDateTime());
}

/** `wall`, as far on as `to` is from `from`. */
export function shiftedLike(
  wall: WallTime,
  { from, to }: { readonly from: WallTime; readonly to: WallTime },
): WallTime {
  const moved = Temporal.PlainDateTime.from(from).until(to, { largestUnit: 'minute' });
  return minuteOf(Temporal.PlainDateTime.from(wall).add(moved));
}

export function instantOf(wall: WallTime, time_zone: string): Instant {
  return instantOfWallTime(Temporal.PlainDateTime.from(wall), time_zone);
}

/** The moment a wall time means, with the zone's offset, such as `2026-11-22T09:00:00-05:00`. */
export function isoWithOffset(wall: WallTime, time_zone: string): string {
  const zoned = Temporal.PlainDateTime.from(wall).toZonedDateTime(time_zone, { disambiguation: 'compatible' });
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

const minuteOf = (wall: Temporal.PlainDateTime): WallTime =>
  wall.toString({ smallestUnit: 'minute', roundingMode: 'trunc' });

/** The canonical spelling of an IANA zone, such as `America/New_York`; null for an unknown one and for bare offsets. */
export function knownTimeZone(text: string): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(text)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
