import { Temporal } from 'temporal-polyfill';
import type { WallTime } from '@kept/rules/instant';

/** The moment a wall time means, with the zone's offset, such as `2026-11-22T09:00:00-05:00`. */
export function isoWithOffset(wall: WallTime, time_zone: string): string {
  const zoned = Temporal.PlainDateTime.from(wall).toZonedDateTime(time_zone, { disambiguation: 'compatible' });
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
