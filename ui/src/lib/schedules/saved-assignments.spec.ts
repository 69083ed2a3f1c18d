import { expect, it } from 'vitest';
import type { Assignment } from '#lib/api/generated/types.gen.ts';
import { assigned } from './assigned.spec-support.ts';
import { givenToAll, madeFor, movedTo, placeIn, savedAssignments, takenOff } from './saved-assignments.ts';

const all = [assigned('a', { calendars: [{ id: 'c', name: 'Ames' }], locale: 'es' }), assigned('b'), assigned('c')];
const ids = (assignments: readonly Assignment[] | null) => assignments?.map(({ schedule }) => schedule.id) ?? null;

it('keeps whom each takes', () => {
  expect(savedAssignments(all)[0]).toEqual({ schedule_id: 'a', calendar_ids: ['c'], condition: null, locale: 'es' });
});

it('asks a schedule last, or no more', () => {
  expect(ids(givenToAll(all, { id: 'd', name: 'd' }))).toEqual(['a', 'b', 'c', 'd']);
  expect(ids(takenOff(all, 1))).toEqual(['a', 'c']);
  expect(takenOff(all, 3)).toBeNull();
});

it('asks a schedule earlier or later, as far as there is a place', () => {
  expect(ids(movedTo(all, { from: 2, to: 0 }))).toEqual(['c', 'a', 'b']);
  expect(ids(movedTo(all, { from: 0, to: 1 }))).toEqual(['b', 'a', 'c']);
  expect(movedTo(all, { from: 0, to: -1 })).toBeNull();
  expect(movedTo(all, { from: 2, to: 3 })).toBeNull();
  expect(movedTo(all, { from: 1, to: 1 })).toBeNull();
});

it('makes a line for others', () => {
  const whom = { calendars: [], condition: null, locale: 'fr' };
  expect(madeFor(all, { index: 1, whom })?.[1]).toMatchObject({ schedule: { id: 'b' }, locale: 'fr' });
  expect(madeFor(all, { index: 3, whom })).toBeNull();
});

it('finds a line in a list that somebody else has made', () => {
  const again = assigned('b', { locale: 'fr' });
  const theirs = [again, assigned('c'), assigned('b')];
  expect(placeIn(theirs, all[1])).toBe(2);
  expect(placeIn(theirs, assigned('b', { locale: 'de' }))).toBe(0);
  expect(placeIn(theirs, all[0])).toBe(-1);
  expect(placeIn(theirs, undefined)).toBe(-1);
});
