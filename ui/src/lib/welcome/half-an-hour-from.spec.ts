import { expect, it } from 'vitest';
import { halfAnHourFrom } from './half-an-hour-from.ts';

it.each([
  ['2026-11-23T10:00', '2026-11-23T10:30'],
  ['2026-12-31T23:45', '2027-01-01T00:15'],
  ['T10:00', 'T10:00'],
])('half an hour from %s is %s', (start, end) => {
  expect(halfAnHourFrom(start)).toBe(end);
});
