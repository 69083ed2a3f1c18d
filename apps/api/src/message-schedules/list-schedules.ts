import type { EntityManager } from '@mikro-orm/postgresql';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { ScheduleRevision } from '@kept/persistence/entities/schedule-revision';
import { User } from '@kept/persistence/entities/user';
import { whoGetsIt } from '@kept/rules/assignments/who-gets-it';
import { readAssignedSchedules } from '../schedule-assignments/read-assigned-schedules.ts';
import type { ScheduleSummary } from './message-schedule.schema.ts';

const COUNT_RUNNING = `select schedule_id, count(*)::int as running from sequence where not finished group by schedule_id`;

/** Where an unassigned schedule stands: after every assigned one. */
const LAST = Number.MAX_SAFE_INTEGER;

interface ListRequest {
  /** Those put away, instead of those in use. */
  readonly archived: boolean;
}

/** The account's schedules in the order in which they are asked for an appointment, unassigned ones last. */
export async function listSchedules(em: EntityManager, { archived }: ListRequest): Promise<readonly ScheduleSummary[]> {
  const schedules = await em.find(
    MessageSchedule,
    { archived_at: archived ? { $ne: null } : null },
    { orderBy: { created_at: 'asc', id: 'asc' } },
  );
  const published = schedules.flatMap((schedule) => schedule.published_revision_id ?? []);
  const revisions = await em.find(
    ScheduleRevision,
    { $or: [{ id: { $in: published } }, { status: 'draft' }] },
    { fields: ['id', 'schedule_id', 'number', 'status', 'published_at', 'saved_at', 'author_user_id'] },
  );
  const authors = await em.find(User, { id: { $in: revisions.flatMap(({ author_user_id }) => author_user_id ?? []) } });
  const names = new Map(authors.map((author) => [author.id, author.name]));
  const assignments = (await readAssignedSchedules(em)).map((assignment, position) => ({ ...assignment, position }));
  const counts = await em.execute<{ schedule_id: string; running: number }[]>(COUNT_RUNNING);
  const running = new Map(counts.map((row) => [row.schedule_id, row.running]));
  const summaries = schedules.map(({ id, name, archived_at }): ScheduleSummary => {
    const own = revisions.filter((revision) => revision.schedule_id === id);
    const live = own.find((revision) => revision.status === 'published');
    const draft = own.find((revision) => revision.status === 'draft');
    const taking = assignments.filter(({ schedule }) => schedule.id === id);
    const place = taking[0]?.position ?? null;
    return {
      id,
      name,
      archived_at: archived_at?.toISOString() ?? null,
      published:
        live === undefined
          ? null
          : { revision_id: live.id, number: live.number, published_at: live.published_at?.toISOString() ?? null },
      draft:
        draft === undefined
          ? null
          : {
              revision_id: draft.id,
              number: draft.number,
              saved_at: draft.saved_at.toISOString(),
              saved_by: names.get(draft.author_user_id ?? '') ?? null,
            },
      position: place === null ? null : place + 1,
      assignments: taking.map(({ calendars, condition, locale }) => ({ calendars: [...calendars], condition, locale })),
      who: whoGetsIt(taking),
      running_sequences: running.get(id) ?? 0,
    };
  });
  return summaries.toSorted((a, b) => (a.position ?? LAST) - (b.position ?? LAST));
}
