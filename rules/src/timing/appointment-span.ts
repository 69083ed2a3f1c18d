import { Temporal } from 'temporal-polyfill';
import type { Facts } from '../facts.ts';
import type { Instant } from '../instant.ts';
import { instantOfWallTime } from './wall-time.ts';

export type AppointmentTimes = Pick<Facts['appointment'], 'start' | 'end' | 'time_zone' | 'all_day'>;

/** The wall time an appointment begins. */
export function wallStart(appointment: AppointmentTimes): Temporal.PlainDateTime {
  const start = Temporal.PlainDateTime.from(appointment.start);
  return appointment.all_day ? start.toPlainDate().toPlainDateTime() : start;
}

/** The wall time it ends; an all-day appointment ends at the midnight after its last day. */
export function wallEnd(appointment: AppointmentTimes): Temporal.PlainDateTime {
  const end = Temporal.PlainDateTime.from(appointment.end);
  if (!appointment.all_day) return end;
  const midnight = end.toPlainDate().toPlainDateTime();
  const ends_at_midnight = Temporal.PlainDateTime.compare(end, midnight) === 0;
  const after_start = Temporal.PlainDateTime.compare(midnight, wallStart(appointment)) > 0;
  return ends_at_midnight && after_start ? midnight : midnight.add({ days: 1 });
}

/** Facts are values: what was computed for them stays true, and every decision asks several times. */
const starts = new WeakMap<AppointmentTimes, Instant>();
const ends = new WeakMap<AppointmentTimes, Instant>();

export function startOf(appointment: AppointmentTimes): Instant {
  const known = starts.get(appointment);
  if (known !== undefined) return known;
  const start = instantOfWallTime(wallStart(appointment), appointment.time_zone);
  starts.set(appointment, start);
  return start;
}

export function endOf(appointment: AppointmentTimes): Instant {
  const known = ends.get(appointment);
  if (known !== undefined) return known;
  const end = instantOfWallTime(wallEnd(appointment), appointment.time_zone);
  ends.set(appointment, end);
  return end;
}
