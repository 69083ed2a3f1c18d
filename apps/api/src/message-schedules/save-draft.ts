import type { EntityManager } from '@mikro-orm/postgresql';
import { ScheduleRevision } from '@kept/persistence/entities/schedule-revision';
import { newId } from '@kept/persistence/new-id';
import type { Definition } from '@kept/rules/document';
import { Problem } from '../problems/problem.ts';
import type { RevisionAnswer } from './message-schedule.schema.ts';
import { revisionAnswer } from './revision-answer.ts';
import { revisionEtag } from './revision-etag.ts';
import { revisionsOf } from './revisions-of.ts';

interface SaveRequest {
  readonly account_id: string;
  readonly user_id: string;
  readonly schedule_id: string;
  readonly definition: Definition;
  /** Undefined: as it was. */
  readonly layout: Readonly<Record<string, unknown>> | undefined;
  /** The tag of what the author began from. */
  readonly if_match: string | null;
}

/**
 * Saves the one draft of a schedule, made from the published revision at the first save. An author who began from
 * something older gets both versions back and nothing is stored (flow-spec section 1).
 */
export async function saveDraft(em: EntityManager, request: SaveRequest): Promise<RevisionAnswer> {
  const { account_id, schedule_id, definition, if_match, user_id } = request;
  await em.execute('select id from message_schedule where id = ? for no key update', [schedule_id]);
  const { published, draft, newest_number } = await revisionsOf(em, schedule_id);
  const current = draft ?? published;
  const layout = request.layout ?? current?.layout ?? {};
  if (if_match === null) {
    throw new Problem({
      status: 428,
      code: 'if_match_missing',
      title: 'If-Match is needed',
      detail: 'Send the etag of the revision you began from, so that nobody’s work is overwritten.',
    });
  }
  if (if_match !== '*' && if_match !== current?.etag) {
    throw new Problem({
      status: 412,
      code: 'stale_revision',
      title: 'Somebody has saved another version since',
      detail: 'Nothing was stored. Both versions stand below.',
      more: { current: current === null ? null : revisionAnswer(current), yours: { definition, layout } },
      ...(current === null ? {} : { headers: { etag: current.etag } }),
    });
  }
  const number = draft?.number ?? newest_number + 1;
  const content = { definition, layout, etag: revisionEtag({ definition, layout, number }), author_user_id: user_id };
  if (draft === null) {
    await em.insert(ScheduleRevision, { id: newId(), account_id, schedule_id, number, status: 'draft', ...content });
  } else {
    Object.assign(draft, content);
    await em.flush();
  }
  const saved = await em.findOneOrFail(ScheduleRevision, { schedule_id, status: 'draft' }, { refresh: true });
  return revisionAnswer(saved);
}
