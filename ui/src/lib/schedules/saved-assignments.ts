import type { Assignment, SavedAssignment } from '#lib/api/generated/types.gen.ts';

/** The list as it is stored, in the order in which schedules are asked. */
export function savedAssignments(assignments: readonly Assignment[]): SavedAssignment[] {
  return assignments.map(({ schedule, calendars, condition, locale }) => ({
    schedule_id: schedule.id,
    calendar_ids: calendars.map(({ id }) => id),
    condition,
    locale,
  }));
}

/** A schedule asked last, for whatever no other takes. */
export function givenToAll(assignments: readonly Assignment[], schedule_id: string): SavedAssignment[] {
  return [...savedAssignments(assignments), { schedule_id, calendar_ids: [], condition: null, locale: null }];
}

/** Without a schedule: no new appointment gets it. */
export function takenOff(assignments: readonly Assignment[], schedule_id: string): SavedAssignment[] {
  return savedAssignments(assignments.filter(({ schedule }) => schedule.id !== schedule_id));
}

/** The first assignment of a schedule one place earlier or later; null: there is no such place. */
export function askedBy(
  assignments: readonly Assignment[],
  { schedule_id, by }: { readonly schedule_id: string; readonly by: -1 | 1 },
): SavedAssignment[] | null {
  const from = assignments.findIndex(({ schedule }) => schedule.id === schedule_id);
  const moving = assignments[from];
  if (moving === undefined || assignments[from + by] === undefined) return null;
  return savedAssignments(assignments.toSpliced(from, 1).toSpliced(from + by, 0, moving));
}
