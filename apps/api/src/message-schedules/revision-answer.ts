import type { InferEntity } from '@mikro-orm/postgresql';
import type { ScheduleRevision } from '@kept/persistence/entities/schedule-revision';
import type { RevisionAnswer } from './message-schedule.schema.ts';

export type RevisionRow = InferEntity<typeof ScheduleRevision>;

/** A revision as the API shows it. */
export function revisionAnswer(row: RevisionRow): RevisionAnswer {
  const { id, number, status, etag, definition, layout, published_at } = row;
  return { id, number, status, etag, definition, layout, published_at: published_at?.toISOString() ?? null };
}
