import type { EntityManager } from '@mikro-orm/postgresql';
import { ScheduleAssignment } from '@kept/persistence/entities/schedule-assignment';
import { newId } from '@kept/persistence/new-id';
import { Problem } from '../problems/problem.ts';
import { assignmentsAnswer } from './assignments-answer.ts';
import { checkAssignments } from './check-assignments.ts';
import { readAssignedSchedules } from './read-assigned-schedules.ts';
import type { AssignmentsAnswer, SavedAssignment } from './schedule-assignments.schema.ts';

interface SaveRequest {
  readonly account_id: string;
  readonly assignments: readonly SavedAssignment[];
  readonly if_match: string | null;
}

/**
 * Puts the given list in place of the stored one. It holds for appointments made from now on; sequences keep the schedule
 * they have.
 */
export async function saveAssignments(
  em: EntityManager,
  { account_id, assignments, if_match }: SaveRequest,
): Promise<AssignmentsAnswer> {
  // Locking every schedule has those who order them come one after the other.
  await em.execute('select id from message_schedule order by id for no key update');
  refuseStale(if_match, assignmentsAnswer(await readAssignedSchedules(em)));
  await checkAssignments(em, assignments);
  await em.nativeDelete(ScheduleAssignment, {});
  const rows = assignments.map((assignment, position) => ({ id: newId(), account_id, position, ...assignment }));
  if (rows.length > 0) await em.insertMany(ScheduleAssignment, rows);
  return assignmentsAnswer(await readAssignedSchedules(em));
}

function refuseStale(if_match: string | null, current: AssignmentsAnswer): void {
  if (if_match === null) {
    throw new Problem({
      status: 428,
      code: 'if_match_missing',
      title: 'If-Match is needed',
      detail: 'Send the etag of the list you began from, so that nobody’s work is overwritten.',
    });
  }
  if (if_match === '*' || if_match === current.etag) return;
  throw new Problem({
    status: 412,
    code: 'stale_assignments',
    title: 'Somebody has changed the assignments since',
    detail: 'Nothing was stored. The list as it is now stands below.',
    more: { current },
    headers: { etag: current.etag },
  });
}
