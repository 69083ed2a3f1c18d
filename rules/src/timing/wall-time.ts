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

/**
 * The first instant from one on at which clocks in the zone show the wall time; the first of all when it has passed
 * for good. In an hour that is there twice that may be its second.
 */
export function nextInstantOfWallTime(
  wall: Temporal.PlainDateTime,
  { time_zone, from }: { readonly time_zone: string; readonly from: Instant },
): Instant {
  const first = instantOfWallTime(wall, time_zone);
  if (first >= from) return first;
  const last = new Date(wall.toZonedDateTime(time_zone, { disambiguation: 'later' }).epochMilliseconds).toISOString();
  return last >= from ? last : first;
}

/** The instant a wall time means, or, where clocks skip it, the last minute before they do. */
export function instantBeforeGap(wall: Temporal.PlainDateTime, time_zone: string): Instant {
  const zoned = wall.toZonedDateTime(time_zone, { disambiguation: 'earlier' });
  const skipped = Temporal.PlainDateTime.compare(zoned.toPlainDateTime(), wall) !== 0;
  const gap = skipped ? zoned.getTimeZoneTransition('next') : null;
  const meant = gap === null ? zoned : gap.subtract({ minutes: 1 });
  return new Date(meant.epochMilliseconds).toISOString();
}

/** What clocks in the zone show at the instant. */
export function wallTimeOfInstant(instant: Instant, time_zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(time_zone).toPlainDateTime();
}
