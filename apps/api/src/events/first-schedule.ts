import type { EntityManager } from '@mikro-orm/postgresql';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { ScheduleAssignment } from '@kept/persistence/entities/schedule-assignment';

/** The schedule a new appointment gets. */
export interface AssignedSchedule {
  readonly id: string;
  readonly name: string;
  readonly published_revision_id: string;
}

/** That of the first assignment whose schedule is published (flow-spec section 1); null: none is. */
export async function firstSchedule(em: EntityManager): Promise<AssignedSchedule | null> {
  const assignments = await em.find(ScheduleAssignment, {}, { orderBy: { position: 'asc' } });
  const ids = assignments.map((assignment) => assignment.schedule_id);
  const published = await em.find(MessageSchedule, {
    id: { $in: ids },
    archived_at: null,
    published_revision_id: { $ne: null },
  });
  for (const wanted of ids) {
    const found = published.find((schedule) => schedule.id === wanted);
    if (found?.published_revision_id == null) continue;
    const { id, name, published_revision_id } = found;
    return { id, name, published_revision_id };
  }
  return null;
}
