import { wallTimeOfInstant, instantOfWallTime } from '@kept/rules/timing/wall-time';
import { Temporal } from 'temporal-polyfill';
import type { DraftTimes } from './appointment-draft.ts';
import type { FieldError } from '#lib/problems/place-errors.ts';
import { parseLength } from './parse-length.ts';

/** What clocks do at the chosen start that a person may not expect. */
export type ClockNote =
  /** They skip it: `meant`, later by what they skip, is taken. */
  | { readonly type: 'skipped'; readonly typed: string; readonly meant: string }
  /** They show it twice that night: the first is taken. */
  | { readonly type: 'twice'; readonly typed: string };

export type When =
  | { readonly type: 'unclear'; readonly errors: readonly FieldError[] }
  | {
      readonly type: 'clear';
      /** Local, as the API takes it beside the zone: `2026-11-23T09:00`, or the date of a whole day. */
      readonly start_time: string;
      /** The same of the end; of whole days it is the last. */
      readonly end_time: string;
      /** Moments in UTC; the end of whole days is the midnight after them. */
      readonly start_at: string;
      readonly end_at: string;
      readonly note: ClockNote | null;
    };

type Clear = Extract<When, { readonly type: 'clear' }>;

/**
 * When a draft's appointment is, by the very rule that stores it (flow-spec section 1, Local time): a wall time that
 * clocks skip goes forward, one that they show twice is the first. A length is time that passes, whatever clocks do.
 */
export function whenOf(times: DraftTimes): When {
  const errors = [...startErrors(times), ...endErrors(times)];
  if (errors.length > 0) return { type: 'unclear', errors };
  try {
    return times.all_day ? wholeDays(times) : withinDay(times);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'is no time zone that this browser knows; choose another';
    return { type: 'unclear', errors: [{ field: '/time_zone', code: 'unknown_time_zone', message }] };
  }
}

function startErrors({ all_day, date, time }: DraftTimes): readonly FieldError[] {
  return [
    ...(date === '' ? [{ field: '/start_time', code: 'missing', message: 'choose a date' }] : []),
    ...(!all_day && time === '' ? [{ field: '/start_time/clock', code: 'missing', message: 'choose a time' }] : []),
  ];
}

function endErrors({ all_day, date, last_date, length }: DraftTimes): readonly FieldError[] {
  const at = { field: '/end_time' } as const;
  if (!all_day) {
    if (parseLength(length) !== null) return [];
    const message = 'write how long it takes, such as 45 min or 1 h 30';
    return [{ ...at, code: 'malformed_length', message }];
  }
  if (last_date === '') return [{ ...at, code: 'missing', message: 'choose the last day' }];
  if (date !== '' && last_date < date) return [{ ...at, code: 'end_before_start', message: 'is before the first day' }];
  return [];
}

function wholeDays({ date, last_date, zone }: DraftTimes): Clear {
  const midnight = (day: Temporal.PlainDate) => instantOfWallTime(day.toPlainDateTime(), zone);
  return {
    type: 'clear',
    start_time: date,
    end_time: last_date,
    start_at: midnight(Temporal.PlainDate.from(date)),
    end_at: midnight(Temporal.PlainDate.from(last_date).add({ days: 1 })),
    note: null,
  };
}

function withinDay({ date, time, length, zone }: DraftTimes): When {
  const typed = Temporal.PlainDateTime.from(`${date}T${time}`);
  const start_at = instantOfWallTime(typed, zone);
  const meant = wallTimeOfInstant(start_at, zone);
  const minutes = parseLength(length) ?? 0;
  const end_at = new Date(Date.parse(start_at) + minutes * 60_000).toISOString();
  const end = wallTimeOfInstant(end_at, zone);
  // Stored as a wall time, which means the first of two: the second cannot be told from it.
  if (instantOfWallTime(end, zone) !== end_at) {
    const message = `would be ${clockTime(end)} a second time, as clocks go back that night; choose another length`;
    return { type: 'unclear', errors: [{ field: '/end_time', code: 'end_shown_twice', message }] };
  }
  return {
    type: 'clear',
    start_time: wallText(meant),
    end_time: wallText(end),
    start_at,
    end_at,
    note: noteOf({ typed, meant, zone }),
  };
}

function noteOf({
  typed,
  meant,
  zone,
}: {
  readonly typed: Temporal.PlainDateTime;
  readonly meant: Temporal.PlainDateTime;
  readonly zone: string;
}): ClockNote | null {
  if (!typed.equals(meant)) return { type: 'skipped', typed: wallText(typed), meant: wallText(meant) };
  const first = typed.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const last = typed.toZonedDateTime(zone, { disambiguation: 'later' });
  return first.equals(last) ? null : { type: 'twice', typed: wallText(typed) };
}

const wallText = (wall: Temporal.PlainDateTime): string => wall.toString({ smallestUnit: 'minute' });
const clockTime = (wall: Temporal.PlainDateTime): string => wall.toPlainTime().toString({ smallestUnit: 'minute' });
