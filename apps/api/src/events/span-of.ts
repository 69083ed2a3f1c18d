import type { WallTime } from '@kept/rules/instant';
import type { Checked } from '../problems/checked.ts';
import type { FieldError } from '../problems/problem.ts';
import { instantOf } from '../times/instant-of.ts';
import { nextMidnight } from '../times/next-midnight.ts';
import { parseTime } from '../times/parse-time.ts';
import { wallTimeOf } from '../times/wall-time-of.ts';
import type { GivenTime } from '../times/parse-time.ts';

/** From when to when, as meant locally. An all-day span ends at the midnight after its last day. */
export interface Span {
  readonly start_local: WallTime;
  readonly end_local: WallTime;
}

interface SpanRequest {
  readonly start_time: string;
  readonly end_time: string;
  readonly all_day: boolean;
  readonly time_zone: string;
  /** Where in the request the times stand, such as `/events/0`. */
  readonly at: string;
}

/** The span that two given times mean, or what is wrong with them. */
export function spanOf({ start_time, end_time, all_day, time_zone, at }: SpanRequest): Checked<Span> {
  const start = parseTime(start_time);
  const end = parseTime(end_time);
  if (start === null || end === null) {
    const field = `${at}/${start === null ? 'start_time' : 'end_time'}`;
    return { ok: false, errors: [{ field, code: 'impossible_time', message: 'is no time of the years 1970 to 2200' }] };
  }
  const partial = all_day ? [] : [...timeMissing(start, `${at}/start_time`), ...timeMissing(end, `${at}/end_time`)];
  if (partial.length > 0) return { ok: false, errors: partial };
  const start_local = all_day ? startOfDay(wallTimeOf(start, time_zone)) : wallTimeOf(start, time_zone);
  const end_local = all_day ? endOfDays(end, time_zone) : wallTimeOf(end, time_zone);
  // Both: where clocks go forward, two wall times can be one moment.
  const ends_later = end_local > start_local && instantOf(end_local, time_zone) > instantOf(start_local, time_zone);
  if (!ends_later) {
    return {
      ok: false,
      errors: [{ field: `${at}/end_time`, code: 'end_before_start', message: 'must be after start_time' }],
    };
  }
  return { ok: true, value: { start_local, end_local } };
}

function timeMissing(given: GivenTime, field: string): readonly FieldError[] {
  return given.type === 'date'
    ? [{ field, code: 'time_missing', message: 'is a date without a time; add one, or set all_day' }]
    : [];
}

const startOfDay = (wall: WallTime): WallTime => `${wall.slice(0, 10)}T00:00`;

/** A date is the last day itself; a time at midnight is the end already, any other lies within the last day. */
function endOfDays(given: GivenTime, time_zone: string): WallTime {
  const wall = wallTimeOf(given, time_zone);
  return given.type !== 'date' && wall.endsWith('T00:00') ? wall : nextMidnight(wall);
}
