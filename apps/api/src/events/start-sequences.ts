import type { EntityManager } from '@mikro-orm/postgresql';
import { Sequence } from '@kept/persistence/entities/sequence';
import { newId } from '@kept/persistence/new-id';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { appendInputs } from '../nudging/append-inputs.ts';
import { firstSchedule } from './first-schedule.ts';

interface StartRequest {
  readonly account_id: string;
  readonly participants: readonly { readonly id: string; readonly appointment_id: string }[];
  /** The account's present. */
  readonly at: Date;
}

/**
 * Starts a sequence for each participant: the row and its first input. The schedule is that of the first assignment
 * whose schedule is published (flow-spec section 1); without one nothing starts. Answers whom to nudge after the commit.
 */
export async function startSequences(
  em: EntityManager,
  { account_id, participants, at }: StartRequest,
): Promise<readonly SequenceRef[]> {
  const schedule = await firstSchedule(em);
  if (schedule === null || participants.length === 0) return [];
  const refs = participants.map((participant) => ({
    account_id,
    sequence_id: newId(),
    participant_id: participant.id,
    appointment_id: participant.appointment_id,
    schedule_id: schedule.id,
    schedule_name: schedule.name,
  }));
  await em.insertMany(
    Sequence,
    refs.map(({ sequence_id: id, participant_id, appointment_id, schedule_id }) => ({
      id,
      account_id,
      participant_id,
      appointment_id,
      schedule_id,
      memory: null,
    })),
  );
  await appendInputs(em, {
    account_id,
    sequences: refs.map((ref) => ({ id: ref.sequence_id, life: 1 })),
    inputs: [{ source_key: 'started', payload: { type: 'started' } }],
    at,
  });
  return refs;
}
