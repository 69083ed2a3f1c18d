import { Temporal } from 'temporal-polyfill';
import type { Week } from '../document/windows-schema.ts';

/** One opening of a window as wall times; `to` is not part of it. */
export interface Opening {
  readonly from: Temporal.PlainDateTime;
  readonly to: Temporal.PlainDateTime;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** A week and a day reach the neighbouring opening whatever weekdays are set. */
const REACH = 8;

export function isEnabledDay(week: Week, date: Temporal.PlainDate): boolean {
  return hoursOn(week, date).length > 0;
}

/** Whether the week opens at all; one that never does binds nothing (`validate` refuses it). */
export function everOpens(week: Week): boolean {
  return DAYS.some((day) => week[day].length > 0);
}

/** The openings that begin on the date, earliest first. One whose end is not after its start ends the next day. */
export function openingsOn(week: Week, date: Temporal.PlainDate): readonly Opening[] {
  return hoursOn(week, date)
    .map(([from, to]) => {
      const last_day = to !== '24:00' && to > from ? date : date.add({ days: 1 });
      return { from: at(date, from), to: at(last_day, to === '24:00' ? '00:00' : to) };
    })
    .toSorted((a, b) => Temporal.PlainDateTime.compare(a.from, b.from));
}

export function isOpen(week: Week, time: Temporal.PlainDateTime): boolean {
  const date = time.toPlainDate();
  return [date.subtract({ days: 1 }), date].some((day) =>
    openingsOn(week, day).some((opening) => isBefore(opening.from, time, 'or_same') && isBefore(time, opening.to)),
  );
}

/** The last minute of the opening before a time outside all openings. */
export function lastMinuteBefore(week: Week, time: Temporal.PlainDateTime): Temporal.PlainDateTime | null {
  const ends = around(week, time)
    .map((opening) => opening.to)
    .filter((to) => isBefore(to, time, 'or_same'))
    .toSorted(Temporal.PlainDateTime.compare);
  return ends.at(-1)?.subtract({ minutes: 1 }) ?? null;
}

/** The first moment of the opening after a time outside all openings. */
export function firstMomentAfter(week: Week, time: Temporal.PlainDateTime): Temporal.PlainDateTime | null {
  const starts = around(week, time)
    .map((opening) => opening.from)
    .filter((from) => isBefore(time, from, 'or_same'))
    .toSorted(Temporal.PlainDateTime.compare);
  return starts[0] ?? null;
}

function around(week: Week, time: Temporal.PlainDateTime): readonly Opening[] {
  const date = time.toPlainDate();
  return Array.from({ length: 2 * REACH + 1 }, (_, index) => date.add({ days: index - REACH })).flatMap((day) =>
    openingsOn(week, day),
  );
}

function hoursOn(week: Week, date: Temporal.PlainDate): readonly (readonly [string, string])[] {
  const day = DAYS[date.dayOfWeek - 1];
  return day === undefined ? [] : week[day];
}

function at(date: Temporal.PlainDate, time: string): Temporal.PlainDateTime {
  return date.toPlainDateTime(Temporal.PlainTime.from(time));
}

function isBefore(a: Temporal.PlainDateTime, b: Temporal.PlainDateTime, same?: 'or_same'): boolean {
  const order = Temporal.PlainDateTime.compare(a, b);
  return order < 0 || (same === 'or_same' && order === 0);
}
