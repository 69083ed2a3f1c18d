import type { EntityManager, FilterQuery, InferEntity } from '@mikro-orm/postgresql';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { Sequence } from '@kept/persistence/entities/sequence';
import type { SequenceRef } from '@kept/sequences/sequence-ref';

type SequenceRow = InferEntity<typeof Sequence>;

/** Sequences with what nudging them needs. */
export interface FoundSequences {
  readonly rows: readonly SequenceRow[];
  readonly refs: readonly SequenceRef[];
}

/** The sequences a filter finds, of this account. */
export async function sequencesOf(em: EntityManager, where: FilterQuery<SequenceRow>): Promise<FoundSequences> {
  const rows = await em.find(Sequence, where);
  const schedules = await em.find(MessageSchedule, { id: { $in: rows.map((row) => row.schedule_id) } });
  const names = new Map(schedules.map((schedule) => [schedule.id, schedule.name]));
  const refs = rows.map(({ account_id, id: sequence_id, participant_id, appointment_id, schedule_id }) => ({
    account_id,
    sequence_id,
    participant_id,
    appointment_id,
    schedule_id,
    schedule_name: names.get(schedule_id) ?? '',
  }));
  return { rows, refs };
}
