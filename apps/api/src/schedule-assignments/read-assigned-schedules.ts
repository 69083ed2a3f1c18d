import type { EntityManager } from '@mikro-orm/postgresql';
import { Calendar } from '@kept/persistence/entities/calendar';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { ScheduleAssignment } from '@kept/persistence/entities/schedule-assignment';
import { conditionSchema } from '@kept/rules/document/condition-schema';
import type { AssignedSchedule } from '@kept/sequences/assigned-schedule';

/** The account's assignments in the order in which they are asked. */
export async function readAssignedSchedules(em: EntityManager): Promise<readonly AssignedSchedule[]> {
  const rows = await em.find(ScheduleAssignment, {}, { orderBy: { position: 'asc' } });
  return withNames(
    em,
    rows.map(({ schedule_id, calendar_ids, condition, locale }) => ({
      schedule_id,
      calendar_ids,
      condition: condition == null ? null : conditionSchema.parse(condition),
      locale: locale ?? null,
    })),
  );
}

interface Named extends Pick<AssignedSchedule, 'condition' | 'locale'> {
  readonly schedule_id: string;
  readonly calendar_ids: readonly string[];
}

/** Adds what stands behind the ids; what this account does not have is left out. */
export async function withNames(em: EntityManager, named: readonly Named[]): Promise<readonly AssignedSchedule[]> {
  const schedules = await em.find(MessageSchedule, { id: { $in: named.map(({ schedule_id }) => schedule_id) } });
  const calendars = await em.find(Calendar, { id: { $in: named.flatMap(({ calendar_ids }) => calendar_ids) } });
  return named.flatMap(({ schedule_id, calendar_ids, condition, locale }): readonly AssignedSchedule[] => {
    const schedule = schedules.find(({ id }) => id === schedule_id);
    if (schedule === undefined) return [];
    const revision_id = schedule.published_revision_id ?? null;
    const unpublished = revision_id === null ? 'unpublished' : null;
    return [
      {
        schedule: { id: schedule.id, name: schedule.name },
        unavailable: schedule.archived_at == null ? unpublished : 'archived',
        calendars: calendars.flatMap(({ id, name }) => (calendar_ids.includes(id) ? [{ id, name }] : [])),
        condition,
        locale,
        revision_id,
      },
    ];
  });
}
