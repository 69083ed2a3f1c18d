import { describe, expect, it } from 'vitest';
import { readTimeRange } from './read-time-range.ts';

describe('the filters of a time', () => {
  it.each([
    ['', null, null],
    ['DateSent=2026-11-21', '2026-11-21T00:00:00.000Z', '2026-11-21T23:59:59.999Z'],
    ['DateSent=2026-11-21T10:20:30Z', '2026-11-21T10:20:30.000Z', '2026-11-21T10:20:30.999Z'],
    ['DateSent>=2026-11-21', '2026-11-21T00:00:00.000Z', null],
    ['DateSent<=2026-11-21', null, '2026-11-21T23:59:59.999Z'],
    ['DateSent%3E=2026-11-21T10:20:30', '2026-11-21T10:20:30.000Z', null],
    ['DateSent%3C=2026-11-21T10:20:30%2B01:00', null, '2026-11-21T09:20:30.999Z'],
    ['DateSent>=2026-11-01&DateSent<=2026-11-30', '2026-11-01T00:00:00.000Z', '2026-11-30T23:59:59.999Z'],
    ['DateSent=2026-11-21&DateSent>=2026-11-22', '2026-11-22T00:00:00.000Z', '2026-11-21T23:59:59.999Z'],
    ['DateSent=yesterday', null, null],
  ])('%s', (query, from, until) => {
    const range = readTimeRange(new URLSearchParams(query), 'DateSent');
    expect(range.from === null ? null : new Date(range.from).toISOString()).toBe(from);
    expect(range.until === null ? null : new Date(range.until).toISOString()).toBe(until);
  });
});
