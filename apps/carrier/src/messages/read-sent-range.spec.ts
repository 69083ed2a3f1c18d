import { describe, expect, it } from 'vitest';
import { readSentRange } from './read-sent-range.ts';

describe('DateSent filters', () => {
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
    const range = readSentRange(new URLSearchParams(query));
    expect(range.sent_from === null ? null : new Date(range.sent_from).toISOString()).toBe(from);
    expect(range.sent_until === null ? null : new Date(range.sent_until).toISOString()).toBe(until);
  });
});
