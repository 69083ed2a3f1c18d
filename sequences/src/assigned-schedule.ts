import type { Assignment } from '@kept/rules/assignments/assignment';

/** An assignment, with the revision that somebody it takes would follow; null: its schedule is not published. */
export interface AssignedSchedule extends Assignment {
  readonly revision_id: string | null;
}
