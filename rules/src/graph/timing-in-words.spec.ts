import { expect, it } from 'vitest';
import { timingSchema } from '../document/timing-schema.ts';
import { timingInWords } from './timing-in-words.ts';

it.each([
  ['start', { days: -1 }, '1 day before the start'],
  ['start', { hours: -24 }, '24 hours before the start'],
  ['end', { weeks: 2 }, '2 weeks after the end'],
  ['start', { minutes: 0 }, 'at the start'],
  ['end', { hours: 0 }, 'at the end'],
  ['created', { minutes: 0 }, 'when it is made'],
  ['moved', { hours: 0 }, 'when it is moved'],
  ['cancelled', { hours: 1 }, '1 hour after it is cancelled'],
  ['start', { days: 0 }, 'on the day of the start'],
  ['end', { weeks: 0 }, 'on the day of the end'],
  ['created', { months: 0 }, 'on the day of the booking'],
  ['moved', { days: 0 }, 'on the day of the move'],
  ['cancelled', { days: 0 }, 'on the day of the cancellation'],
  ['created', { months: 1 }, '1 month after it is made'],
])('tells %s, %j', (anchor, offset, words) => {
  expect(timingInWords(timingSchema.parse({ anchor, offset }))).toBe(words);
});

it('tells that there is no time', () => {
  expect(timingInWords(null)).toBe('no time of its own');
});
