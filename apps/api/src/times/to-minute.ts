import type { Temporal } from 'temporal-polyfill';
import type { WallTime } from '@kept/rules/instant';

/** A wall time as `rules` writes it, such as `2026-11-22T09:00`; seconds are dropped. */
export function toMinute(wall: Temporal.PlainDateTime): WallTime {
  return wall.toString({ smallestUnit: 'minute', roundingMode: 'trunc' });
}
