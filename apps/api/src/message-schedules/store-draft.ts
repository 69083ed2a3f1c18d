import type { EntityManager } from '@mikro-orm/postgresql';
import { ScheduleRevision } from '@kept/persistence/entities/schedule-revision';
import { newId } from '@kept/persistence/new-id';
import { revisionEtag } from './revision-etag.ts';
import type { Revisions } from './revisions-of.ts';

interface StoreRequest {
  readonly account_id: string;
  readonly user_id: string;
  readonly schedule_id: string;
  readonly revisions: Pick<Revisions, 'draft' | 'newest_number'>;
  readonly content: { readonly definition: unknown; readonly layout: unknown };
}

/** Writes the draft of a schedule, over the one there is. Whoever calls has locked the schedule. */
export async function storeDraft(
  em: EntityManager,
  { account_id, user_id, schedule_id, revisions, content }: StoreRequest,
): Promise<void> {
  const { draft, newest_number } = revisions;
  const number = draft?.number ?? newest_number + 1;
  const written = {
    ...content,
    etag: revisionEtag({ ...content, number }),
    author_user_id: user_id,
    saved_at: new Date(),
  };
  if (draft === null) {
    await em.insert(ScheduleRevision, { id: newId(), account_id, schedule_id, number, status: 'draft', ...written });
    return;
  }
  Object.assign(draft, written);
  await em.flush();
}
