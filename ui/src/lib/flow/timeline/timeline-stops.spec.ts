import { describe, expect, it } from 'vitest';
import { readDocument, reminder } from '../read-document.spec-support.ts';
import { offsetAt, stepOffset, timelineStops } from './timeline-stops.ts';

const at = (id: string, anchor: string, offset: object) => ({
  ...reminder(id),
  timing: { anchor, offset, window: 'any' },
});

describe('the timeline', () => {
  it('has the messages in the order they go out', () => {
    const definition = readDocument({
      messages: [
        at('day_after', 'end', { days: 1 }),
        at('hour_before', 'start', { hours: -1 }),
        at('week_before', 'start', { weeks: -1 }),
        at('booked', 'created', { minutes: 0 }),
        { ...reminder('led_to'), availability: 'on_demand' },
        at('day_before', 'start', { days: -1 }),
        at('an_hour_after_booking', 'created', { hours: 1 }),
      ],
    });
    const stops = timelineStops(definition);
    expect(stops.map(({ message_id }) => message_id)).toEqual([
      'booked',
      'an_hour_after_booking',
      'week_before',
      'day_before',
      'hour_before',
      'day_after',
    ]);
    expect(stops.every((stop) => stop.at >= 0 && stop.at <= 1)).toBe(true);
  });

  it.each([
    [{ days: -1 }, -1, { days: -2 }],
    [{ days: -1 }, 1, { hours: -12 }],
    [{ minutes: -15 }, 1, { minutes: 0 }],
    [{ hours: -36 }, -1, { days: -2 }],
    [{ months: 2 }, 1, null],
    [{ months: -2 }, -1, null],
  ] as const)('%j, a step of %i: %j', (offset, by, next) => {
    expect(stepOffset(offset, by)).toEqual(next);
  });

  it.each([{ minutes: 30 }, { days: -2 }, { weeks: -1 }, { hours: -4 }])('finds %j where it draws it', (offset) => {
    const [stop] = timelineStops(readDocument({ messages: [at('m', 'start', offset)] }));
    expect(offsetAt('start', stop?.at ?? -1)).toEqual(offset);
  });

  it('lays messages of one time beside each other, so that each can be taken hold of', () => {
    const offset = { days: -1 };
    const stops = timelineStops(readDocument({ messages: [at('one', 'start', offset), at('other', 'start', offset)] }));
    expect((stops[1]?.at ?? 0) - (stops[0]?.at ?? 0)).toBeGreaterThan(0.01);
  });

  it('puts nothing before the booking that it is counted from', () => {
    expect(offsetAt('created', 0)).toEqual({ minutes: 0 });
  });
});
