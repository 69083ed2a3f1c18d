import { Temporal } from 'temporal-polyfill';
import type { WallTime } from '@kept/rules/instant';
import { toMinute } from './to-minute.ts';

/** `wall`, as far on as `to` is from `from`. */
export function shiftedLike(
  wall: WallTime,
  { from, to }: { readonly from: WallTime; readonly to: WallTime },
): WallTime {
  const moved = Temporal.PlainDateTime.from(from).until(to, { largestUnit: 'minute' });
  return toMinute(Temporal.PlainDateTime.from(wall).add(moved));
}
