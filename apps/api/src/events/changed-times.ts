import type { Checked } from '../problems/checked.ts';
import type { ChangeEvent } from './event-request.schema.ts';
import { knownTimeZone } from '../times/known-time-zone.ts';
import { shiftedLike } from '../times/shifted-like.ts';
import { spanOf, type Span } from './span-of.ts';

/** When an appointment is. */
export interface Times extends Span {
  readonly time_zone: string;
  readonly all_day: boolean;
}

/** Stands for the end while only a new start is read: after any. */
const FAR = '2200-12-31T00:00';

/**
 * When it is after a change. What is not named stays: another zone alone keeps the wall time, another start alone keeps
 * the length.
 */
export function changedTimes(before: Times, request: ChangeEvent): Checked<Times> {
  const time_zone =
    request.time_zone === undefined ? before.time_zone : (knownTimeZone(request.time_zone) ?? before.time_zone);
  const { start_time, end_time, all_day = before.all_day } = request;
  if (start_time === undefined && end_time === undefined && all_day === before.all_day) {
    const { start_local, end_local } = before;
    return { ok: true, value: { start_local, end_local, time_zone, all_day } };
  }
  const startOnly = start_time !== undefined && end_time === undefined;
  if (startOnly && all_day !== before.all_day) {
    return {
      ok: false,
      errors: [{ field: '/end_time', code: 'end_missing', message: 'is needed when all_day changes with the start' }],
    };
  }
  const span = spanOf({
    start_time: start_time ?? before.start_local,
    end_time: end_time ?? (startOnly ? FAR : before.end_local),
    all_day,
    time_zone,
    at: '',
  });
  if (!span.ok) return span;
  const { start_local } = span.value;
  const end_local = startOnly
    ? shiftedLike(before.end_local, { from: before.start_local, to: start_local })
    : span.value.end_local;
  return { ok: true, value: { start_local, end_local, time_zone, all_day } };
}
