import type { EntityManager } from '@mikro-orm/postgresql';
import { ScheduleRevision } from '@kept/persistence/entities/schedule-revision';
import type { Definition } from '@kept/rules/document';
import { lockSchedule } from './lock-schedule.ts';
import type { Layout, RevisionAnswer } from './message-schedule.schema.ts';
import { refuseStaleRevision } from './refuse-stale-revision.ts';
import { revisionAnswer } from './revision-answer.ts';
import { revisionsOf } from './revisions-of.ts';
import { storeDraft } from './store-draft.ts';
import { takeNameOfDocument } from './take-name-of-document.ts';

interface SaveRequest {
  readonly account_id: string;
  readonly user_id: string;
  readonly schedule_id: string;
  readonly definition: Definition;
  /** Undefined: as it was. */
  readonly layout: Layout | undefined;
  /** The tag of what the author began from. */
  readonly if_match: string | null;
}

/**
 * Saves the one draft of a schedule, made from the published revision at the first save. An author who began from
 * something older gets both versions back and nothing is stored (flow-spec section 1).
 */
export async function saveDraft(em: EntityManager, request: SaveRequest): Promise<RevisionAnswer> {
  const { account_id, schedule_id, definition, if_match, user_id } = request;
  await lockSchedule(em, schedule_id);
  const revisions = await revisionsOf(em, schedule_id);
  const current = revisions.draft ?? revisions.published;
  const layout = request.layout ?? current?.layout ?? {};
  refuseStaleRevision({ if_match, current, yours: { definition, layout } });
  await storeDraft(em, { account_id, user_id, schedule_id, revisions, content: { definition, layout } });
  // nothing else is in force yet that it could be called after
  if (revisions.published === null) await takeNameOfDocument(em, { schedule_id, definition });
  const saved = await em.findOneOrFail(ScheduleRevision, { schedule_id, status: 'draft' }, { refresh: true });
  return revisionAnswer(saved);
}
