import type { EntityManager } from '@mikro-orm/postgresql';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { ScheduleAssignment } from '@kept/persistence/entities/schedule-assignment';
import { ScheduleRevision } from '@kept/persistence/entities/schedule-revision';
import type { ScheduleSummary } from './message-schedule.schema.ts';

const COUNT_RUNNING = `select schedule_id, count(*)::int as running from sequence where not finished group by schedule_id`;

/** Where an unassigned schedule stands: after every assigned one. */
const LAST = Number.MAX_SAFE_INTEGER;

/** The account's schedules in the order in which they are asked for an appointment, unassigned ones last. */
export async function listSchedules(em: EntityManager): Promise<readonly ScheduleSummary[]> {
  const schedules = await em.find(MessageSchedule, {}, { orderBy: { created_at: 'asc', id: 'asc' } });
  const published = schedules.flatMap((schedule) => schedule.published_revision_id ?? []);
  const revisions = await em.find(
    ScheduleRevision,
    { $or: [{ id: { $in: published } }, { status: 'draft' }] },
    { fields: ['id', 'schedule_id', 'number', 'status', 'published_at'] },
  );
  const assignments = await em.find(ScheduleAssignment, {}, { orderBy: { position: 'asc' } });
  const counts = await em.execute<{ schedule_id: string; running: number }[]>(COUNT_RUNNING);
  const running = new Map(counts.map((row) => [row.schedule_id, row.running]));
  const summaries = schedules.map(({ id, name }): ScheduleSummary => {
    const own = revisions.filter((revision) => revision.schedule_id === id);
    const live = own.find((revision) => revision.status === 'published');
    const draft = own.find((revision) => revision.status === 'draft');
    const place = assignments.findIndex((assignment) => assignment.schedule_id === id);
    return {
      id,
      name,
      published:
        live === undefined
          ? null
          : { revision_id: live.id, number: live.number, published_at: live.published_at?.toISOString() ?? null },
      draft: draft === undefined ? null : { revision_id: draft.id, number: draft.number },
      position: place === -1 ? null : place + 1,
      running_sequences: running.get(id) ?? 0,
    };
  });
  return summaries.toSorted((a, b) => (a.position ?? LAST) - (b.position ?? LAST));
}
