import type { EntityManager } from '@mikro-orm/postgresql';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { ScheduleRevision } from '@kept/persistence/entities/schedule-revision';
import { notFound } from '../problems/not-found.ts';
import type { RevisionRow } from './revision-answer.ts';

/** The two revisions of a schedule that matter, and the highest number given. */
export interface Revisions {
  readonly name: string;
  readonly archived_at: Date | null;
  readonly published: RevisionRow | null;
  readonly draft: RevisionRow | null;
  readonly newest_number: number;
}

/** Throws a 404 for a schedule this account does not have. */
export async function revisionsOf(em: EntityManager, schedule_id: string): Promise<Revisions> {
  const schedule = await em.findOne(MessageSchedule, { id: schedule_id });
  if (schedule === null) throw notFound('message schedule');
  const { published_revision_id } = schedule;
  const published =
    published_revision_id == null ? null : await em.findOne(ScheduleRevision, { id: published_revision_id });
  const draft = await em.findOne(ScheduleRevision, { schedule_id, status: 'draft' });
  const [newest] = await em.find(
    ScheduleRevision,
    { schedule_id },
    { fields: ['number'], orderBy: { number: 'desc' }, limit: 1 },
  );
  return {
    name: schedule.name,
    archived_at: schedule.archived_at ?? null,
    published,
    draft,
    newest_number: newest?.number ?? 0,
  };
}
