import { expect, it } from 'vitest';
import type { Assignment } from '#lib/api/generated/types.gen.ts';
import { askedBy, givenToAll, savedAssignments, takenOff } from './saved-assignments.ts';

const assigned = (id: string, more: Partial<Assignment> = {}): Assignment => ({
  schedule: { id, name: id },
  unavailable: null,
  calendars: [],
  condition: null,
  locale: null,
  sentence: '',
  ...more,
});
const all = [assigned('a', { calendars: [{ id: 'c', name: 'Ames' }], locale: 'es' }), assigned('b'), assigned('c')];
const ids = (assignments: ReturnType<typeof savedAssignments> | null) =>
  assignments?.map(({ schedule_id }) => schedule_id);

it('keeps whom each takes', () => {
  expect(savedAssignments(all)[0]).toEqual({ schedule_id: 'a', calendar_ids: ['c'], condition: null, locale: 'es' });
});

it('asks a schedule last, or no more', () => {
  expect(ids(givenToAll(all, 'd'))).toEqual(['a', 'b', 'c', 'd']);
  expect(ids(takenOff(all, 'b'))).toEqual(['a', 'c']);
});

it('asks a schedule earlier or later, as far as there is a place', () => {
  expect(ids(askedBy(all, { schedule_id: 'c', by: -1 }))).toEqual(['a', 'c', 'b']);
  expect(ids(askedBy(all, { schedule_id: 'a', by: 1 }))).toEqual(['b', 'a', 'c']);
  expect(askedBy(all, { schedule_id: 'a', by: -1 })).toBeNull();
  expect(askedBy(all, { schedule_id: 'c', by: 1 })).toBeNull();
});
