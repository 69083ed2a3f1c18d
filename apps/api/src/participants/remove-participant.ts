import type { EntityManager } from '@mikro-orm/postgresql';
import { Participant } from '@kept/persistence/entities/participant';
import { Sequence } from '@kept/persistence/entities/sequence';
import { newId } from '@kept/persistence/new-id';
import { accountClock } from '../database/account-clock.ts';
import { eventOfAppointment } from '../events/event-of-appointment.ts';
import { appendInputs } from '../nudging/append-inputs.ts';
import { sequencesOf } from '../nudging/sequences-of.ts';
import type { ParticipantChange } from './add-participant.ts';
import { lockedParticipant } from './locked-participant.ts';

interface RemoveRequest {
  readonly account_id: string;
  readonly id: string;
  readonly if_match: string | null;
}

/** Takes somebody off an appointment: their sequence ends, and what was planned is withdrawn. What was said stays told. */
export async function removeParticipant(
  em: EntityManager,
  { account_id, id, if_match }: RemoveRequest,
): Promise<ParticipantChange> {
  const { appointment, participant } = await lockedParticipant(em, { id, if_match });
  const { now } = await accountClock(em);
  participant.removed_at = now;
  appointment.edition += 1;
  appointment.updated_at = new Date();
  await em.flush();
  // a held sequence could never end: nobody can release what is not shown any more
  await em.nativeUpdate(Sequence, { participant_id: id }, { held_at: null, held_reason: null });
  const { rows, refs } = await sequencesOf(em, { participant_id: id });
  await appendInputs(em, {
    account_id,
    sequences: rows,
    inputs: [{ source_key: `participant/${newId()}`, payload: { type: 'participant_changed', change: 'removed' } }],
    at: now,
  });
  const left = await em.find(Participant, { appointment_id: appointment.id });
  return { event: eventOfAppointment(appointment, left), nudge: refs };
}
