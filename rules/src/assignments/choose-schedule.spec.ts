import { describe, expect, it } from 'vitest';
import { madeUpFacts } from '../simulate/made-up-facts.ts';
import type { Assignment } from './assignment.ts';
import { chooseSchedule } from './choose-schedule.ts';
import { whoGetsIt } from './who-gets-it.ts';

const FACTS = madeUpFacts({ start: '2026-03-12T10:00', time_zone: 'UTC' });
const AMES = { id: 'calendar', name: 'Dr. Ames' };
const facts = {
  ...FACTS,
  calendar: AMES,
  appointment: { ...FACTS.appointment, title: 'Cleaning' },
  participant: { ...FACTS.participant, locale: 'es-MX' },
};
const ROOM = { id: 'room', name: 'Room 2' };
const cleaning = { field: 'event.title', op: 'includes', value: 'cleaning' } as const;
const surgery = { ...cleaning, value: 'surgery' } as const;

const assignment = (name: string, more: Partial<Assignment> = {}): Assignment => ({
  schedule: { id: name, name },
  unavailable: null,
  calendars: [],
  condition: null,
  locale: null,
  ...more,
});

const all = assignment('All');

describe('a schedule is chosen', () => {
  it.each<readonly [string, Partial<Assignment>, string]>([
    ['without any wish', {}, 'It takes every appointment.'],
    ['by calendar', { calendars: [ROOM, AMES] }, 'It fits: the appointment is in Dr. Ames.'],
    ['by language, whatever the region', { locale: 'es' }, 'It fits: the client’s language is Spanish.'],
    ['by language and region', { locale: 'ES-mx' }, 'It fits: the client’s language is Mexican Spanish.'],
    ['by condition', { condition: cleaning }, 'It fits: event title includes “cleaning”.'],
    [
      'by all of them',
      { calendars: [AMES], locale: 'es', condition: cleaning },
      'It fits: the appointment is in Dr. Ames, and the client’s language is Spanish, and event title includes “cleaning”.',
    ],
  ])('%s, and says so', (_, more, why) => {
    const chosen = assignment('Wanted', more);
    expect(chooseSchedule({ assignments: [chosen, all], facts })).toEqual({
      chosen,
      looked_at: [{ assignment: chosen, fits: true, why }],
    });
  });

  it.each<readonly [string, Partial<Assignment>, string]>([
    ['that is archived', { unavailable: 'archived' }, 'It is archived.'],
    ['that is not published', { unavailable: 'unpublished' }, 'Nothing of it is published yet.'],
    ['of another calendar', { calendars: [ROOM] }, 'It is for Room 2; this appointment is in Dr. Ames.'],
    [
      'of another region',
      { locale: 'es-ES' },
      'It is for clients with the language European Spanish; this one has Mexican Spanish.',
    ],
    [
      'of a language that only begins alike',
      { locale: 'e' },
      'It is for clients with the language e; this one has Mexican Spanish.',
    ],
    ['whose condition fails', { condition: surgery }, 'Its condition does not hold: event title includes “surgery”.'],
    [
      'where only one of several holds',
      { calendars: [AMES], condition: surgery },
      'Its condition does not hold: event title includes “surgery”.',
    ],
  ])('after one %s, which says why', (_, more, why) => {
    const refused = assignment('Refused', more);
    expect(chooseSchedule({ assignments: [refused, all], facts })).toMatchObject({
      chosen: all,
      looked_at: [{ assignment: refused, fits: false, why }, { fits: true }],
    });
  });

  it('or none, when none fits', () => {
    expect(chooseSchedule({ assignments: [], facts })).toEqual({ chosen: null, looked_at: [] });
    expect(chooseSchedule({ assignments: [assignment('A', { calendars: [ROOM] })], facts }).chosen).toBeNull();
  });
});

it.each([
  [[], 'Nobody: it is not assigned.'],
  [[{ ...all, position: 0 }], 'Every appointment.'],
  [[{ ...all, position: 2 }], 'Every appointment that no schedule above takes.'],
  [
    [
      { ...assignment('x', { calendars: [AMES, ROOM], locale: 'es', condition: cleaning }), position: 0 },
      { ...all, position: 3 },
    ],
    'Appointments in Dr. Ames or Room 2 of clients with the language Spanish, if event title includes “cleaning”; and every appointment that no schedule above takes.',
  ],
])('says who gets a schedule: %#', (assignments, sentence) => {
  expect(whoGetsIt(assignments)).toBe(sentence);
});
