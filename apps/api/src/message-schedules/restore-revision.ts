import type { EntityManager } from '@mikro-orm/postgresql';
import { ScheduleRevision } from '@kept/persistence/entities/schedule-revision';
import { notFound } from '../problems/not-found.ts';
import { layoutOf } from './layout-of.ts';
import type { RevisionAnswer } from './message-schedule.schema.ts';
import { readDefinition } from './read-definition.ts';
import { saveDraft } from './save-draft.ts';

interface RestoreRequest {
  readonly account_id: string;
  readonly user_id: string;
  readonly schedule_id: string;
  readonly revision_id: string;
  /** The tag of the draft, else of what is published: a draft that would be written over must have been seen. */
  readonly if_match: string | null;
}

/** Makes what an older revision said the draft; it runs again once that is published. */
export async function restoreRevision(
  em: EntityManager,
  { revision_id, ...request }: RestoreRequest,
): Promise<RevisionAnswer> {
  const { schedule_id } = request;
  const found = await em.findOne(ScheduleRevision, { id: revision_id, schedule_id });
  if (found === null) throw notFound('revision');
  const definition = readDefinition(found.definition);
  return saveDraft(em, { ...request, definition, layout: layoutOf(found.layout) });
}
