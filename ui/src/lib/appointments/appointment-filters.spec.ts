import { expect, it } from 'vitest';
import { filterWords } from '#lib/components/filter-bar/filter-query.ts';
import { appointmentFilters } from './appointment-filters.ts';

const filters = appointmentFilters({
  today: '2026-11-28',
  calendars: [{ id: 'c1', name: 'Dr. Ames' }],
  schedules: [{ id: 's1', name: 'Standard visit' }],
});

it.each([
  ['from=2026-11-28&to=2026-11-28', 'Today'],
  ['from=2026-11-29&to=2026-11-29', 'Tomorrow'],
  ['from=2026-11-28&to=2026-12-04', 'Next 7 days'],
  ['to=2026-11-27', 'Past'],
  ['state=confirmed,none', 'No answer, Confirmed'],
  ['calendar=c1', 'Dr. Ames'],
  ['schedule=s1', 'Standard visit'],
  ['attention=unknown', 'Unclear whether sent'],
])('%s reads %s', (text, words) => {
  const said = filters.flatMap((filter) => filterWords(filter, new URLSearchParams(text), 'en') ?? []);
  expect(said).toEqual([words]);
});
