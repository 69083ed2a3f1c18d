import type { EntityManager } from '@mikro-orm/postgresql';
import { ScheduleRollout } from '@kept/persistence/entities/schedule-rollout';
import { newId } from '@kept/persistence/new-id';

interface BeginRequest {
  readonly account_id: string;
  readonly schedule_id: string;
  readonly revision_id: string;
  /** Sequences that run now. */
  readonly total: number;
}

/** Writes down that a revision is on its way to what runs; one of an older revision that still was gives way to it. */
export async function beginRollout(
  em: EntityManager,
  { total, ...request }: BeginRequest,
): Promise<{ readonly id: string; readonly total: number }> {
  const { schedule_id } = request;
  await em.nativeUpdate(
    ScheduleRollout,
    { schedule_id, state: 'running' },
    { state: 'superseded', ended_at: new Date() },
  );
  const id = newId();
  await em.insert(ScheduleRollout, { id, total, ...request });
  return { id, total };
}
