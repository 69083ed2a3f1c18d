import { expect, it } from 'vitest';
import { madeUpFacts } from '@kept/rules/simulate/made-up-facts';
import { whenInWords } from './when-in-words.ts';

const made = madeUpFacts({ start: '2027-03-10T15:00', time_zone: 'America/Denver' });
const whenFor = (own: string | null, appointment: Partial<typeof made.appointment> = {}, locale = 'en-US') =>
  whenInWords({
    appointment: { ...made.appointment, end: '2027-03-10T16:00', ...appointment },
    participant: { ...made.participant, time_zone: own, locale },
  });

it('tells the place’s own time, in the zone’s own name', () => {
  expect(whenFor(null)).toEqual({
    days: 'Wednesday, March 10, 2027',
    times: '3:00 PM – 4:00 PM',
    zone: 'Mountain Time',
    own: null,
  });
});

it('tells the client’s own as well where their clock shows another, with the day where that differs', () => {
  expect(whenFor('America/New_York').own).toEqual({ times: '5:00 PM – 6:00 PM', zone: 'Eastern Time' });
  expect(whenFor('Asia/Tokyo').own).toEqual({
    times: 'Thursday, March 11, 7:00 AM – 8:00 AM',
    zone: 'Japan Standard Time',
  });
  expect(whenFor('America/Boise').own).toBeNull();
});

it('tells an all-day one by its days', () => {
  const all_day = { all_day: true, start: '2027-03-10T00:00', end: '2027-03-12T00:00' };
  const { days, times, own } = whenFor('Asia/Tokyo', all_day);
  expect([days, times, own]).toEqual(['Wednesday, March 10, 2027 – Thursday, March 11, 2027', null, null]);
});

it('speaks the client’s language', () => {
  expect(whenFor(null, {}, 'de')).toMatchObject({ days: 'Mittwoch, 10. März 2027', times: '15:00 – 16:00' });
});
