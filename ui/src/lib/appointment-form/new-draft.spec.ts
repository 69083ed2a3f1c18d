import { expect, it } from 'vitest';
import { newDraft } from './new-draft.ts';

const CALENDARS = [
  { id: 'dentist', time_zone: 'America/New_York' },
  { id: 'branch', time_zone: 'Pacific/Auckland' },
];

const draft = (initial: Parameters<typeof newDraft>[0]['initial'], now = '2026-11-21T23:30:00Z') =>
  newDraft({ initial, calendars: CALENDARS, time_zone: 'UTC', now: Date.parse(now) });

it('begins far enough ahead for a reminder on the day before, in the calendar’s zone', () => {
  expect(draft({}).times).toMatchObject({ date: '2026-11-23', time: '09:00', zone: 'America/New_York' });
  expect(draft({ calendar_id: 'branch' }).times).toMatchObject({ date: '2026-11-24', zone: 'Pacific/Auckland' });
});

it('takes what the page knows, and else has room for one person', () => {
  const known = draft({ date: '2026-12-01', time: '14:30', minutes: 45, participants: [{ name: 'Ana' }] });
  expect(known.times).toMatchObject({ date: '2026-12-01', time: '14:30', length: '45 min' });
  expect(known.people.map(({ name }) => name)).toEqual(['Ana']);
  expect(draft({}).people.map(({ name }) => name)).toEqual(['']);
});
