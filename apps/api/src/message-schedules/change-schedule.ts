import type { EntityManager } from '@mikro-orm/postgresql';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { Sequence } from '@kept/persistence/entities/sequence';
import { notFound } from '../problems/not-found.ts';
import { scheduleAnswer } from './schedule-answer.ts';
import type { ChangedSchedule, ChangeSchedule } from './schedule-library.schema.ts';

/** Renames a schedule, puts it away or takes it out again. What runs with it goes on to its end. */
export async function changeSchedule(
  em: EntityManager,
  { id, change }: { readonly id: string; readonly change: ChangeSchedule },
): Promise<ChangedSchedule> {
  const schedule = await em.findOne(MessageSchedule, { id });
  if (schedule === null) throw notFound('message schedule');
  const { name = schedule.name, archived = schedule.archived_at != null } = change;
  em.assign(schedule, { name, archived_at: archived ? (schedule.archived_at ?? new Date()) : null });
  await em.flush();
  return {
    ...(await scheduleAnswer(em, id)),
    running_sequences: await em.count(Sequence, { schedule_id: id, finished: false }),
  };
}
