import type { Offset, Timing } from '../document/timing-schema.ts';

const ANCHORS: Readonly<Record<Timing['anchor'], string>> = {
  start: 'the start',
  end: 'the end',
  created: 'it is made',
  moved: 'it is moved',
  cancelled: 'it is cancelled',
};

/** When a message goes out, as a node and a diff tell it: `1 day before the start`, `when it is made`. */
export function timingInWords(timing: Timing | null): string {
  if (timing === null) return 'no time of its own';
  const { count, unit } = spoken(timing.offset);
  const anchor = ANCHORS[timing.anchor];
  const is_moment = timing.anchor === 'start' || timing.anchor === 'end';
  if (count === 0) {
    if (unit === 'day' || unit === 'week' || unit === 'month')
      return `on the day of ${is_moment ? anchor : anchorNoun(timing.anchor)}`;
    return is_moment ? `at ${anchor}` : `when ${anchor}`;
  }
  const size = Math.abs(count);
  return `${size} ${unit}${size === 1 ? '' : 's'} ${count < 0 ? 'before' : 'after'} ${anchor}`;
}

function anchorNoun(anchor: Timing['anchor']): string {
  return anchor === 'created' ? 'the booking' : anchor === 'moved' ? 'the move' : 'the cancellation';
}

function spoken(offset: Offset): {
  readonly count: number;
  readonly unit: 'minute' | 'hour' | 'day' | 'week' | 'month';
} {
  if ('minutes' in offset) return { count: offset.minutes, unit: 'minute' };
  if ('hours' in offset) return { count: offset.hours, unit: 'hour' };
  if ('days' in offset) return { count: offset.days, unit: 'day' };
  return 'weeks' in offset ? { count: offset.weeks, unit: 'week' } : { count: offset.months, unit: 'month' };
}
