import type { InferEntity } from '@mikro-orm/postgresql';
import type { ScheduleRevision } from '@kept/persistence/entities/schedule-revision';
import { parseDefinition } from '@kept/rules/parse-definition';
import type { RevisionAnswer } from './message-schedule.schema.ts';

export type RevisionRow = InferEntity<typeof ScheduleRevision>;

/** A revision as the API shows it: an older document brought to the current version, one that cannot be read as it is stored. */
export function revisionAnswer(row: RevisionRow): RevisionAnswer {
  const { id, number, status, etag, layout, published_at } = row;
  const parsed = parseDefinition(row.definition);
  const definition = parsed.ok ? parsed.definition : row.definition;
  return { id, number, status, etag, definition, layout, published_at: published_at?.toISOString() ?? null };
}
