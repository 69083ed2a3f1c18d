import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../instant.ts';

/**
 * The instant a wall time means in a zone. A time that does not exist goes forward, one that exists twice takes
 * the first (flow-spec section 1, Local time).
 */
export function instantOfWallTime(wall: Temporal.PlainDateTime, time_zone: string): Instant {
  const zoned = wall.toZonedDateTime(time_zone, { disambiguation: 'compatible' });
  return new Date(zoned.epochMilliseconds).toISOString();
}

/** What clocks in the zone show at the instant. */
export function wallTimeOfInstant(instant: Instant, time_zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(time_zone).toPlainDateTime();
}
