import { expect, it } from 'vitest';
import type { Week } from '../document/windows-schema.ts';
import { weekInWords } from './week-in-words.ts';

const closed: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const day: Week['mon'] = [['09:00', '17:00']];
const workdays = { mon: day, tue: day, wed: day, thu: day, fri: day };

it.each<[string, Week]>([
  ['never', closed],
  ['every day 09:00–17:00', { ...workdays, sat: day, sun: day }],
  ['Monday to Friday 09:00–17:00', { ...closed, ...workdays }],
  ['Monday to Friday 09:00–17:00, Saturday 10:00–12:00', { ...closed, ...workdays, sat: [['10:00', '12:00']] }],
  ['Monday 09:00–17:00, Wednesday 09:00–17:00', { ...closed, mon: day, wed: day }],
  [
    'Tuesday 09:00–12:00 and 13:00–17:00',
    {
      ...closed,
      tue: [
        ['09:00', '12:00'],
        ['13:00', '17:00'],
      ],
    },
  ],
  ['Friday 22:00–02:00 the next day', { ...closed, fri: [['22:00', '02:00']] }],
])('says %s', (words, week) => {
  expect(weekInWords(week)).toBe(words);
});
