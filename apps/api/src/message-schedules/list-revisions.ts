import type { EntityManager } from '@mikro-orm/postgresql';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { notFound } from '../problems/not-found.ts';
import type { RevisionSummary } from './schedule-revisions.schema.ts';

/** A sequence follows the revision it was left at, else the newest published one (ruling 25). */
const REVISIONS = `
  select r.id, r.number, r.status, u.name as author_name, r.note, r.saved_at, r.published_at,
    coalesce(running.sequences, 0)::int as running_sequences
  from schedule_revision r
  left join "user" u on u.account_id = r.account_id and u.id = r.author_user_id
  left join (
    select coalesce(s.pinned_revision_id, ms.published_revision_id) as revision_id, count(*) as sequences
    from sequence s join message_schedule ms on ms.account_id = s.account_id and ms.id = s.schedule_id
    where s.schedule_id = ? and not s.finished group by 1
  ) running on running.revision_id = r.id
  where r.schedule_id = ?
  order by r.number desc`;

interface Row extends Omit<RevisionSummary, 'saved_at' | 'published_at'> {
  readonly saved_at: Date;
  readonly published_at: Date | null;
}

/** Every revision of a schedule, the newest first. */
export async function listRevisions(em: EntityManager, schedule_id: string): Promise<readonly RevisionSummary[]> {
  if ((await em.count(MessageSchedule, { id: schedule_id })) === 0) throw notFound('message schedule');
  const rows = await em.execute<Row[]>(REVISIONS, [schedule_id, schedule_id]);
  return rows.map(({ saved_at, published_at, ...row }) => ({
    ...row,
    saved_at: new Date(saved_at).toISOString(),
    published_at: published_at === null ? null : new Date(published_at).toISOString(),
  }));
}
