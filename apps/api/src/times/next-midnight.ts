import { Temporal } from 'temporal-polyfill';
import type { WallTime } from '@kept/rules/instant';
import { toMinute } from './to-minute.ts';

/** The first moment of the day after. */
export function nextMidnight(wall: WallTime): WallTime {
  return toMinute(Temporal.PlainDateTime.from(wall).toPlainDate().add({ days: 1 }).toPlainDateTime());
}
