import { Temporal } from 'temporal-polyfill';
import type { Purpose } from '../document.ts';
import type { Offset, Timing } from '../document/timing-schema.ts';
import type { Week, Windows } from '../document/windows-schema.ts';
import type { Facts } from '../facts.ts';
import type { Instant } from '../instant.ts';
import { ownValue } from '../own-value.ts';
import { wallEnd, wallStart } from './appointment-span.ts';
import { everOpens, firstMomentAfter, isEnabledDay, isOpen, lastMinuteBefore, openingsOn } from './openings.ts';
import { shiftInstant } from './shift-instant.ts';
import { instantBeforeGap, instantOfWallTime, nextInstantOfWallTime, wallTimeOfInstant } from './wall-time.ts';

export interface TimingRequest {
  readonly timing: Timing;
  readonly purpose: Purpose;
  readonly windows: Windows;
  readonly appointment: Facts['appointment'];
}

type Direction = 'back' | 'forward';

/**
 * The moment an auto message's timing names, before quiet hours; null when it names none (flow-spec section 1,
 * Timing). Minutes and hours are exact and then rolled into the window; days and larger name a local date and
 * take its window's first moment, or with the window `any` the anchor's own time of day.
 */
export function plannedInstant(request: TimingRequest): Instant | null {
  const anchor = anchorOf(request);
  if (anchor === null) return null;
  const { timing, appointment } = request;
  const week = weekOf(request);
  const exact = exactMinutes(timing.offset);
  if (exact !== null) {
    if (appointment.all_day && timing.anchor === 'start') return null;
    // Not from the wall time of what happened at an instant: in an hour that is there twice it would be the first.
    const from = happenedAt(request) ?? instantOfWallTime(anchor, appointment.time_zone);
    const instant = shiftInstant(from, exact);
    return week === null ? instant : rollIntoWindow({ instant, week, request });
  }
  if (week === null) return instantOfWallTime(anchor.add(dateOffset(timing.offset)), appointment.time_zone);
  const date = offsetDate({ date: anchor.toPlainDate(), timing, week });
  const open = neighbouringDay({ date, week, direction: directionOf(request) });
  const first = openingsOn(week, open)[0]?.from ?? open.toPlainDateTime();
  return instantOfWallTime(first, appointment.time_zone);
}

/** An instant outside the window moves back (reminders) or forward (all else) into it. */
export function rollIntoWindow({
  instant,
  week,
  request,
}: {
  readonly instant: Instant;
  readonly week: Week;
  readonly request: TimingRequest;
}): Instant {
  const zone = request.appointment.time_zone;
  const local = wallTimeOfInstant(instant, zone);
  if (isOpen(week, local)) return instant;
  if (directionOf(request) === 'back') {
    const last = lastMinuteBefore(week, local);
    return last === null ? instant : instantBeforeGap(last, zone);
  }
  const first = firstMomentAfter(week, local);
  return first === null ? instant : nextInstantOfWallTime(first, { time_zone: zone, from: instant });
}

/** The week of opening hours that binds the message; null: any time. */
export function weekOf({ timing, windows }: Pick<TimingRequest, 'timing' | 'windows'>): Week | null {
  if (timing.window === 'any') return null;
  const week = ownValue(windows, timing.window);
  return week !== undefined && everOpens(week) ? week : null;
}

/** A reminder may come earlier but not before what it is about; a notice of something done only ever later. */
function directionOf({ timing, purpose }: TimingRequest): Direction {
  const about_the_time = timing.anchor === 'start' || timing.anchor === 'end';
  return purpose === 'reminder' && about_the_time ? 'back' : 'forward';
}

function anchorOf(request: TimingRequest): Temporal.PlainDateTime | null {
  const { timing, appointment } = request;
  if (timing.anchor === 'start') return wallStart(appointment);
  if (timing.anchor === 'end') return wallEnd(appointment);
  const instant = happenedAt(request);
  return instant === null ? null : wallTimeOfInstant(instant, appointment.time_zone);
}

/** When the appointment was made, moved or cancelled; null for the anchors that are wall times, and before it was. */
function happenedAt({ timing, appointment }: TimingRequest): Instant | null {
  const { created_at, moved_at, cancelled_at } = appointment;
  return { start: null, end: null, created: created_at, moved: moved_at, cancelled: cancelled_at }[timing.anchor];
}

function exactMinutes(offset: Offset): number | null {
  if ('minutes' in offset) return offset.minutes;
  return 'hours' in offset ? offset.hours * 60 : null;
}

function dateOffset(offset: Offset): Temporal.DurationLike {
  if ('days' in offset) return { days: offset.days };
  if ('weeks' in offset) return { weeks: offset.weeks };
  return 'months' in offset ? { months: offset.months } : {};
}

function offsetDate({
  date,
  timing,
  week,
}: {
  readonly date: Temporal.PlainDate;
  readonly timing: Timing;
  readonly week: Week;
}): Temporal.PlainDate {
  if (!timing.count_only_enabled_days || !('days' in timing.offset)) return date.add(dateOffset(timing.offset));
  const step = Math.sign(timing.offset.days);
  let left = Math.abs(timing.offset.days);
  let day = date;
  while (left > 0) {
    day = day.add({ days: step });
    if (isEnabledDay(week, day)) left -= 1;
  }
  return day;
}

function neighbouringDay({
  date,
  week,
  direction,
}: {
  readonly date: Temporal.PlainDate;
  readonly week: Week;
  readonly direction: Direction;
}): Temporal.PlainDate {
  let day = date;
  while (!isEnabledDay(week, day)) day = day.add({ days: direction === 'back' ? -1 : 1 });
  return day;
}
