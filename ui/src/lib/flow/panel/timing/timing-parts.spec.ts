import { describe, expect, it } from 'vitest';
import { offsetSchema, type Offset } from '@kept/rules/document/timing-schema';
import { anchoredAt, MOST, offsetOf, partsOf, UNITS } from './timing-parts.ts';

describe('an offset in parts', () => {
  it.each<[Offset, ReturnType<typeof partsOf>]>([
    [{ days: -1 }, { count: 1, unit: 'days', direction: 'before' }],
    [{ hours: 2 }, { count: 2, unit: 'hours', direction: 'after' }],
    [{ minutes: 0 }, { count: 0, unit: 'minutes', direction: 'after' }],
    [{ weeks: -3 }, { count: 3, unit: 'weeks', direction: 'before' }],
    [{ months: 6 }, { count: 6, unit: 'months', direction: 'after' }],
  ])('%j is read and written the same', (offset, parts) => {
    expect(partsOf(offset)).toEqual(parts);
    expect(offsetOf(parts)).toEqual(offset);
  });

  it.each(UNITS)('takes no more %s than the document does', (unit) => {
    const most = offsetOf({ count: 1_000_000, unit, direction: 'before' });
    expect(offsetSchema.parse(most)).toEqual(most);
    expect(offsetSchema.safeParse({ [unit]: MOST[unit] + 1 }).success).toBe(false);
  });
});

it('goes out after what can only be told when it is done', () => {
  expect(anchoredAt({ days: -1 }, 'cancelled')).toEqual({ days: 1 });
  expect(anchoredAt({ days: -1 }, 'end')).toEqual({ days: -1 });
});
