import { Temporal } from 'temporal-polyfill';
import type { WallTime } from '@kept/rules/instant';

/** A list of appointments asks for the same days over and over, and reading a zone's rules costs microseconds each time. */
const MOST_DAYS = 20_000;
/** Until 1972 some offsets had seconds. */
const MINUTES = /^[+-]\d{2}:\d{2}$/;
const offsets = new Map<string, string | null>();

/** The moment a wall time means, with the zone's offset, such as `2026-11-22T09:00:00-05:00`. */
export function isoWithOffset(wall: WallTime, time_zone: string): string {
  const offset = offsetOfDay(wall.slice(0, 10), time_zone);
  if (offset !== null) return `${wall}:00${offset}`;
  return zoned(Temporal.PlainDateTime.from(wall), time_zone).toString({
    timeZoneName: 'never',
    smallestUnit: 'second',
  });
}

const zoned = (wall: Temporal.PlainDateTime, time_zone: string): Temporal.ZonedDateTime =>
  wall.toZonedDateTime(time_zone, { disambiguation: 'compatible' });

/** The offset a zone keeps all day long; null for a day on which its clocks change. */
function offsetOfDay(date: string, time_zone: string): string | null {
  const key = `${time_zone} ${date}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const midnight = Temporal.PlainDate.from(date).toPlainDateTime();
  const [first, last] = [midnight.subtract({ hours: 1 }), midnight.add({ hours: 25 })].map(
    (wall) => zoned(wall, time_zone).offset,
  );
  const offset = first !== undefined && first === last && MINUTES.test(first) ? first : null;
  if (offsets.size >= MOST_DAYS) offsets.clear();
  offsets.set(key, offset);
  return offset;
}
