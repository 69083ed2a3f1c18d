import type { EntityManager } from '@mikro-orm/postgresql';
import { ScheduleRevision } from '@kept/persistence/entities/schedule-revision';
import { Problem } from '../problems/problem.ts';
import { lockSchedule } from './lock-schedule.ts';
import { refuseStaleRevision } from './refuse-stale-revision.ts';
import { revisionsOf } from './revisions-of.ts';

interface DiscardRequest {
  readonly schedule_id: string;
  readonly if_match: string | null;
}

/** Throws the draft away: what is published stands again. A schedule that was never published keeps its only draft. */
export async function discardDraft(em: EntityManager, { schedule_id, if_match }: DiscardRequest): Promise<void> {
  await lockSchedule(em, schedule_id);
  const { draft, published } = await revisionsOf(em, schedule_id);
  if (draft === null) throw new Problem({ status: 409, code: 'no_draft', title: 'There is no draft to discard' });
  if (published === null) {
    throw new Problem({
      status: 409,
      code: 'nothing_published',
      title: 'This draft is all the schedule has',
      detail: 'Nothing was published yet that would stand again. Archive the schedule instead.',
    });
  }
  refuseStaleRevision({ if_match, current: draft, yours: null });
  await em.nativeDelete(ScheduleRevision, { id: draft.id, status: 'draft' });
}
