import type { EntityManager } from '@mikro-orm/postgresql';
import type { ScheduleAnswer } from './message-schedule.schema.ts';
import { revisionAnswer, type RevisionRow } from './revision-answer.ts';
import { revisionsOf } from './revisions-of.ts';

/** One schedule as the API shows it; throws a 404 for one this account does not have. */
export async function scheduleAnswer(em: EntityManager, id: string): Promise<ScheduleAnswer> {
  const { name, archived_at, published, draft } = await revisionsOf(em, id);
  const shown = (row: RevisionRow | null) => (row === null ? null : revisionAnswer(row));
  return {
    id,
    name,
    archived_at: archived_at?.toISOString() ?? null,
    published: shown(published),
    draft: shown(draft),
  };
}
