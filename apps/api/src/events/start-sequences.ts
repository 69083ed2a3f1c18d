import type { EntityManager } from '@mikro-orm/postgresql';
import { Sequence } from '@kept/persistence/entities/sequence';
import { newId } from '@kept/persistence/new-id';
import { chooseSchedule } from '@kept/rules/assignments/choose-schedule';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { readFacts } from '../facts/read-facts.ts';
import { appendInputs } from '../nudging/append-inputs.ts';
import { readAssignedSchedules } from '../schedule-assignments/read-assigned-schedules.ts';

interface StartRequest {
  readonly account_id: string;
  readonly participants: readonly { readonly id: string; readonly appointment_id: string }[];
  /** The account's present. */
  readonly at: Date;
}

/**
 * Starts a sequence for each participant that an assignment takes: the row and its first input (flow-spec section 1).
 * For the others nothing starts. Answers whom to nudge after the commit.
 */
export async function startSequences(
  em: EntityManager,
  { account_id, participants, at }: StartRequest,
): Promise<readonly SequenceRef[]> {
  const assignments = participants.length === 0 ? [] : await readAssignedSchedules(em);
  if (assignments.length === 0) return [];
  const known = await readFacts(
    em,
    participants.map(({ id }) => id),
  );
  const refs = participants.flatMap(({ id: participant_id, appointment_id }): readonly SequenceRef[] => {
    const facts = known.get(participant_id)?.facts;
    const chosen = facts === undefined ? null : chooseSchedule({ assignments, facts }).chosen;
    if (chosen === null) return [];
    const { id: schedule_id, name: schedule_name } = chosen.schedule;
    return [{ account_id, sequence_id: newId(), participant_id, appointment_id, schedule_id, schedule_name }];
  });
  if (refs.length === 0) return [];
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
