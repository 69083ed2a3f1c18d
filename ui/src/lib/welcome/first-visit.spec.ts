import { expect, it } from 'vitest';
import { firstVisit } from './first-visit.ts';

it('is two of the account’s days ahead', () => {
  expect(firstVisit(Date.parse('2026-11-22T03:00:00Z'), 'America/New_York')).toEqual({
    date: '2026-11-23',
    time: '10:00',
  });
});
