import type { EntityManager } from '@mikro-orm/postgresql';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { Sequence } from '@kept/persistence/entities/sequence';
import { notFound } from '../problems/not-found.ts';
import { lockSchedule } from './lock-schedule.ts';
import { readDefinition } from './read-definition.ts';
import { revisionsOf } from './revisions-of.ts';
import { scheduleAnswer } from './schedule-answer.ts';
import type { ChangedSchedule, ChangeSchedule } from './schedule-library.schema.ts';
import { storeDraft } from './store-draft.ts';

interface ChangeRequest {
  readonly account_id: string;
  readonly user_id: string;
  readonly id: string;
  readonly change: ChangeSchedule;
}

/**
 * Renames a schedule, with its draft, so that publishing that one does not take the name back; puts it away or takes
 * it out again. What runs with it goes on to its end.
 */
export async function changeSchedule(
  em: EntityManager,
  { id, change, ...by }: ChangeRequest,
): Promise<ChangedSchedule> {
  await lockSchedule(em, id);
  const schedule = await em.findOne(MessageSchedule, { id });
  if (schedule === null) throw notFound('message schedule');
  const { name = schedule.name, archived = schedule.archived_at != null } = change;
  em.assign(schedule, { name, archived_at: archived ? (schedule.archived_at ?? new Date()) : null });
  await em.flush();
  if (change.name !== undefined) await renameDraft(em, { ...by, schedule_id: id, name: change.name });
  return {
    ...(await scheduleAnswer(em, id)),
    running_sequences: await em.count(Sequence, { schedule_id: id, finished: false }),
  };
}

interface RenameRequest extends Omit<ChangeRequest, 'id' | 'change'> {
  readonly schedule_id: string;
  readonly name: string;
}

async function renameDraft(em: EntityManager, { name, ...of }: RenameRequest): Promise<void> {
  const revisions = await revisionsOf(em, of.schedule_id);
  const { draft } = revisions;
  if (draft === null) return;
  const definition = { ...readDefinition(draft.definition), name };
  await storeDraft(em, { ...of, revisions, content: { definition, layout: draft.layout } });
}
