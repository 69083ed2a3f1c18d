import type { Offset, Timing } from '@kept/rules/document/timing-schema';

export const UNITS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const;

export type Unit = (typeof UNITS)[number];

/** An offset as the sentence of the panel has it: `2 days before`. */
export interface OffsetParts {
  readonly count: number;
  readonly unit: Unit;
  readonly direction: 'before' | 'after';
}

/** Most of each unit that an offset takes: a year of it. */
export const MOST: Readonly<Record<Unit, number>> = {
  minutes: 527_040,
  hours: 8_784,
  days: 366,
  weeks: 52,
  months: 12,
};

/** Nothing at all lies after rather than before. */
export function partsOf(offset: Offset): OffsetParts {
  const signed = (unit: Unit, count: number): OffsetParts => ({
    unit,
    count: Math.abs(count),
    direction: count < 0 ? 'before' : 'after',
  });
  if ('minutes' in offset) return signed('minutes', offset.minutes);
  if ('hours' in offset) return signed('hours', offset.hours);
  if ('days' in offset) return signed('days', offset.days);
  return 'weeks' in offset ? signed('weeks', offset.weeks) : signed('months', offset.months);
}

/** The offset; a count beyond what its unit takes becomes the most it takes. */
export function offsetOf({ count, unit, direction }: OffsetParts): Offset {
  const least = Math.min(count, MOST[unit]);
  const signed = direction === 'before' && least > 0 ? -least : least;
  switch (unit) {
    case 'minutes':
      return { minutes: signed };
    case 'hours':
      return { hours: signed };
    case 'days':
      return { days: signed };
    case 'weeks':
      return { weeks: signed };
    case 'months':
      return { months: signed };
  }
}

/** Whether a message can go out before this: what has just been done cannot be told before it is done. */
export function hasBefore(anchor: Timing['anchor']): boolean {
  return anchor === 'start' || anchor === 'end';
}

/** Another anchor; what went out before the old one goes out as long after the new one, where there is no before. */
export function anchoredAt(offset: Offset, anchor: Timing['anchor']): Offset {
  return hasBefore(anchor) ? offset : offsetOf({ ...partsOf(offset), direction: 'after' });
}
