import type { EntityManager } from '@mikro-orm/postgresql';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { Sequence } from '@kept/persistence/entities/sequence';
import type { OpenName } from '@kept/sequences/files/sealed-name';
import { Problem } from '../problems/problem.ts';
import { checkDefinition } from './check-definition.ts';
import type { PublishedAnswer, PublishRequest } from './message-schedule.schema.ts';
import { beginRollout } from '../schedule-rollouts/begin-rollout.ts';
import { leaveRunning } from '../schedule-rollouts/leave-running.ts';
import { lockSchedule } from './lock-schedule.ts';
import { readDefinition } from './read-definition.ts';
import { revisionAnswer } from './revision-answer.ts';
import { revisionsOf } from './revisions-of.ts';
import { takeNameOfDocument } from './take-name-of-document.ts';

interface PublishDraftRequest {
  readonly schedule_id: string;
  readonly account_id: string;
  readonly note: string | null;
  readonly running: PublishRequest['running'];
  /** Null: whatever the draft says now. */
  readonly if_match: string | null;
  /** What the account's files are called. */
  readonly nameOf: OpenName;
}

/**
 * Makes the draft the revision that new decisions follow; it never changes again. Refused while a check of flow-spec
 * section 7 fails. Running sequences are carried over to it or left where they are (ruling 25).
 */
export async function publishDraft(
  em: EntityManager,
  { account_id, schedule_id, note, running, if_match, nameOf }: PublishDraftRequest,
): Promise<PublishedAnswer> {
  await lockSchedule(em, schedule_id);
  const { draft, published } = await revisionsOf(em, schedule_id);
  if (draft === null) {
    throw new Problem({
      status: 409,
      code: 'no_draft',
      title: 'There is no draft to publish',
      detail: 'Save one first.',
    });
  }
  if (if_match !== null && if_match !== '*' && if_match !== draft.etag) {
    throw new Problem({
      status: 412,
      code: 'stale_revision',
      title: 'The draft has changed since',
      more: { current: revisionAnswer(draft) },
      headers: { etag: draft.etag },
    });
  }
  const definition = readDefinition(draft.definition);
  const issues = await checkDefinition(em, { definition, schedule_id, nameOf });
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (errors.length > 0) {
    throw new Problem({
      status: 422,
      code: 'definition_not_publishable',
      title: 'The draft has errors',
      detail: 'Nothing was published. Each error below says where it is.',
      errors: errors.map(({ code, pointer, message }) => ({ field: `/definition${pointer}`, code, message })),
      more: { issues },
    });
  }
  draft.definition = definition;
  draft.status = 'published';
  draft.published_at = new Date();
  draft.note = note;
  await em.flush();
  await em.nativeUpdate(MessageSchedule, { id: schedule_id }, { published_revision_id: draft.id });
  await takeNameOfDocument(em, { schedule_id, definition });
  const running_sequences = await em.count(Sequence, { schedule_id, finished: false });
  if (running === 'leave' && published !== null) {
    await leaveRunning(em, { schedule_id, revision_id: published.id });
  }
  const rollout =
    running === 'leave' || running_sequences === 0
      ? null
      : await beginRollout(em, { account_id, schedule_id, revision_id: draft.id, total: running_sequences });
  return {
    published: revisionAnswer(draft),
    warnings: issues.map((issue) => ({ ...issue })),
    running_sequences,
    rollout,
  };
}
