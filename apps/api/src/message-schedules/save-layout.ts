import type { EntityManager } from '@mikro-orm/postgresql';
import { ScheduleRevision } from '@kept/persistence/entities/schedule-revision';
import { Problem } from '../problems/problem.ts';
import { lockSchedule } from './lock-schedule.ts';
import type { Layout } from './message-schedule.schema.ts';
import { revisionsOf } from './revisions-of.ts';

/**
 * Stores where the boxes of a schedule stand, beside its draft or else beside what is published. It is no edit: no
 * draft begins, the etag stays, and the last who moves something wins (ADR 0013).
 */
export async function saveLayout(
  em: EntityManager,
  { schedule_id, layout }: { readonly schedule_id: string; readonly layout: Layout },
): Promise<void> {
  await lockSchedule(em, schedule_id);
  const { draft, published } = await revisionsOf(em, schedule_id);
  const current = draft ?? published;
  if (current === null) {
    throw new Problem({
      status: 409,
      code: 'no_draft',
      title: 'There is nothing that could be laid out',
      detail: 'Save a draft first.',
    });
  }
  await em.nativeUpdate(ScheduleRevision, { id: current.id }, { layout });
}
