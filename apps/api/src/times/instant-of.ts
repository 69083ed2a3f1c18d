import { Temporal } from 'temporal-polyfill';
import type { Instant, WallTime } from '@kept/rules/instant';
import { instantOfWallTime } from '@kept/rules/timing/wall-time';

/** The moment a wall time means; one that clocks skip goes forward, one they show twice is the first. */
export function instantOf(wall: WallTime, time_zone: string): Instant {
  return instantOfWallTime(Temporal.PlainDateTime.from(wall), time_zone);
}
