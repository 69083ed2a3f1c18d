import { describe, expect, it } from 'vitest';
import { weekSchema } from '@kept/rules/document/windows-schema';
import { endsNextDay, onAllDays, onClock, overlapAt, withSpan } from './week-hours.ts';

describe('hours of a day', () => {
  it('begin with office hours and go on where the last ended, as the document takes them', () => {
    expect(withSpan([])).toEqual([['09:00', '17:00']]);
    expect(withSpan([['09:00', '12:30']])).toEqual([
      ['09:00', '12:30'],
      ['12:30', '14:30'],
    ]);
    expect(withSpan([['18:00', '24:00']]).at(-1)).toEqual(['00:00', '02:00']);
    expect(withSpan([['18:00', '23:00']]).at(-1)).toEqual(['23:00', '01:00']);
    expect(weekSchema.safeParse(onAllDays(withSpan([['18:00', '24:00']]))).success).toBe(true);
  });

  it.each([
    [['22:00', '02:00'], true],
    [['09:00', '09:00'], true],
    [['18:00', '24:00'], false],
    [['18:00', '00:00'], false],
    [['09:00', '17:00'], false],
  ] as const)('%o ends on the next day: %s', (span, next) => {
    expect(endsNextDay(span)).toBe(next);
  });

  it('tells which lie in each other’s way, over midnight too', () => {
    expect(
      overlapAt(
        [
          ['09:00', '12:00'],
          ['11:00', '13:00'],
        ],
        1,
      ),
    ).toBe('09:00–12:00');
    expect(
      overlapAt(
        [
          ['09:00', '12:00'],
          ['12:00', '13:00'],
        ],
        1,
      ),
    ).toBeNull();
    expect(
      overlapAt(
        [
          ['22:00', '02:00'],
          ['23:00', '24:00'],
        ],
        0,
      ),
    ).toBe('23:00–24:00');
    expect(overlapAt([['09:00', '12:00']], 0)).toBeNull();
  });

  it('shows midnight as a clock does', () => {
    expect([onClock('24:00'), onClock('09:00')]).toEqual(['00:00', '09:00']);
  });
});
