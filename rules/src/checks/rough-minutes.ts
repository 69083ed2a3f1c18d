import type { Offset } from '../document/timing-schema.ts';

const DAY = 24 * 60;

/** An offset in minutes, signed; a day has 24 hours here and a month 31 days, for only the order counts. */
export function roughMinutes(offset: Offset): number {
  if ('minutes' in offset) return offset.minutes;
  if ('hours' in offset) return offset.hours * 60;
  if ('days' in offset) return offset.days * DAY;
  return 'weeks' in offset ? offset.weeks * 7 * DAY : offset.months * 31 * DAY;
}
