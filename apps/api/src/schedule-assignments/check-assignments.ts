import type { EntityManager } from '@mikro-orm/postgresql';
import { Calendar } from '@kept/persistence/entities/calendar';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { conditionProblems } from '@kept/rules/checks/condition-problems';
import { invalidRequest } from '../problems/invalid-request.ts';
import type { FieldError } from '../problems/problem.ts';
import type { SavedAssignment } from './schedule-assignments.schema.ts';

/** Refuses assignments that name what this account does not have, or a condition that cannot mean what it says. */
export async function checkAssignments(em: EntityManager, assignments: readonly SavedAssignment[]): Promise<void> {
  const schedules = new Set(
    (await em.find(MessageSchedule, { id: { $in: assignments.map(({ schedule_id }) => schedule_id) } })).map(
      ({ id }) => id,
    ),
  );
  const calendars = new Set(
    (await em.find(Calendar, { id: { $in: assignments.flatMap(({ calendar_ids }) => calendar_ids) } })).map(
      ({ id }) => id,
    ),
  );
  const errors = assignments.flatMap(({ schedule_id, calendar_ids, condition }, index): readonly FieldError[] => {
    const at = `/assignments/${index}`;
    return [
      ...(schedules.has(schedule_id) ? [] : [unknown(`${at}/schedule_id`, 'message schedule')]),
      ...calendar_ids.flatMap((id, place) =>
        calendars.has(id) ? [] : [unknown(`${at}/calendar_ids/${place}`, 'calendar')],
      ),
      ...(condition === null ? [] : conditionProblems(condition, `${at}/condition`)).map(
        ({ pointer: field, code, message }) => ({ field, code, message }),
      ),
    ];
  });
  if (errors.length > 0) throw invalidRequest(errors);
}

const unknown = (field: string, what: string): FieldError => ({
  field,
  code: `unknown_${what.replace(' ', '_')}`,
  message: `is no ${what} of this account`,
});
