import type { Assignment, SavedAssignment } from '#lib/api/generated/types.gen.ts';

type List = readonly Assignment[];

/** Whom an assignment takes. */
export type Whom = Pick<Assignment, 'calendars' | 'condition' | 'locale'>;

/** The list as it is stored, in the order in which schedules are asked. */
export function savedAssignments(assignments: List): SavedAssignment[] {
  return assignments.map(({ schedule, calendars, condition, locale }) => ({
    schedule_id: schedule.id,
    calendar_ids: calendars.map(({ id }) => id),
    condition,
    locale,
  }));
}

/** A schedule asked last, for whatever no other takes. */
export function givenToAll(assignments: List, schedule: Assignment['schedule']): List {
  const whom = { calendars: [], condition: null, locale: null };
  return [...assignments, { schedule, unavailable: null, ...whom, sentence: '' }];
}

/** Without one of its lines; null: there is none. */
export function takenOff(assignments: List, index: number): List | null {
  return index in assignments ? assignments.toSpliced(index, 1) : null;
}

/** A line at another place; null: it is there already, or there is no such place. */
export function movedTo(assignments: List, { from, to }: { readonly from: number; readonly to: number }): List | null {
  const moving = assignments[from];
  if (moving === undefined || from === to || assignments[to] === undefined) return null;
  return assignments.toSpliced(from, 1).toSpliced(to, 0, moving);
}

/** A line for others; null: there is no such line. */
export function madeFor(
  assignments: List,
  { index, whom }: { readonly index: number; readonly whom: Whom },
): List | null {
  const changing = assignments[index];
  return changing === undefined ? null : assignments.with(index, { ...changing, ...whom });
}

/** Where a line of one list stands in another that somebody else has made; -1: it is gone. */
export function placeIn(assignments: List, line: Assignment | undefined): number {
  if (line === undefined) return -1;
  const wanted = JSON.stringify(savedAssignments([line]));
  const same = assignments.findIndex((each) => JSON.stringify(savedAssignments([each])) === wanted);
  return same === -1 ? assignments.findIndex(({ schedule }) => schedule.id === line.schedule.id) : same;
}
