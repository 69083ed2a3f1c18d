import { Temporal } from 'temporal-polyfill';
import type { Facts } from '@kept/rules/facts';
import type { Happening } from '@kept/rules/simulate/happening';

/** The move of an appointment to another date and time, as long as it was; null: they are none. */
export function movedTo(
  { start, end }: Pick<Facts['appointment'], 'start' | 'end'>,
  to: { readonly date: string; readonly time: string },
): Happening | null {
  try {
    const begin = Temporal.PlainDateTime.from(`${to.date}T${to.time}`);
    const length = Temporal.PlainDateTime.from(start).until(end);
    const wall = (at: Temporal.PlainDateTime): string => at.toString({ smallestUnit: 'minute' });
    return { do: 'move', start: wall(begin), end: wall(begin.add(length)) };
  } catch {
    return null;
  }
}
