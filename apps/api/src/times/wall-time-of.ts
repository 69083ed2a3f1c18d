import type { WallTime } from '@kept/rules/instant';
import type { GivenTime } from './parse-time.ts';
import { toMinute } from './to-minute.ts';

/** The wall time in a zone, to the minute; a date is its first moment. */
export function wallTimeOf(given: GivenTime, time_zone: string): WallTime {
  switch (given.type) {
    case 'moment':
      return toMinute(given.instant.toZonedDateTimeISO(time_zone).toPlainDateTime());
    case 'local':
      return toMinute(given.wall);
    case 'date':
      return toMinute(given.date.toPlainDateTime());
    default:
      return given satisfies never;
  }
}
