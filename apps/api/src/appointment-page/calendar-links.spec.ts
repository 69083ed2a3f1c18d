import { expect, it } from 'vitest';
import { madeUpFacts } from '@kept/rules/simulate/made-up-facts';
import { calendarFile, calendarLinks } from './calendar-links.ts';

const { appointment: made } = madeUpFacts({ start: '2027-03-10T15:00', time_zone: 'America/Denver' });
const appointment = { ...made, id: 'apt', title: 'Cleaning', end: '2027-03-10T16:00', location: 'Main St 5' };
const all_day = { ...appointment, all_day: true, start: '2027-03-10T00:00', end: '2027-03-11T00:00' };
const file = (of: typeof appointment) => calendarFile(of, { company: 'Lakeside', now: '2027-01-01T00:00:00.000Z' });
const datesOf = (of: typeof appointment) => new URL(calendarLinks(of).google).searchParams.get('dates');

it('writes a file with the moments, the title and the place', () => {
  const lines = file(appointment).split('\r\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'UID:apt@kept',
      'SUMMARY:Cleaning\\, Lakeside',
      'LOCATION:Main St 5',
      'DTSTART:20270310T220000Z',
      'DTEND:20270310T230000Z',
    ]),
  );
});

it('writes an all-day one as days, up to the one after it', () => {
  expect(file(all_day)).toContain('DTSTART;VALUE=DATE:20270310\r\nDTEND;VALUE=DATE:20270311');
  expect(datesOf(all_day)).toBe('20270310/20270311');
});

it('leads to Google with the same', () => {
  expect(datesOf(appointment)).toBe('20270310T220000Z/20270310T230000Z');
});

it('lets no title write lines of its own', () => {
  const title = 'x\r\nATTENDEE:mailto:a@b.example\nBEGIN:VALARM';
  const lines = file({ ...appointment, title }).split(/\r\n|\r|\n/u);
  expect(lines.some((line) => /^(?:ATTENDEE|BEGIN:VALARM)/u.test(line))).toBe(false);
});
