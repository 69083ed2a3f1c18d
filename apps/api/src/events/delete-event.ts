import type { EntityManager } from '@mikro-orm/postgresql';
import { Participant } from '@kept/persistence/entities/participant';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { accountClock } from '../database/account-clock.ts';
import { notFound } from '../problems/not-found.ts';
import { appendInputs } from '../nudging/append-inputs.ts';
import { appointmentState } from './appointment-state.ts';
import { deletedAppointment } from './changed-appointment.ts';
import { eventOfAppointment } from '@kept/sequences/events/event-of-appointment';
import { findAppointment } from './find-appointment.ts';
import { refuseStale } from './refuse-stale.ts';
import { sequencesOf } from '../nudging/sequences-of.ts';

interface DeleteRequest {
  readonly account_id: string;
  readonly id: string;
  /** The etag the editor began from; null: whatever stands is deleted. */
  readonly if_match: string | null;
}

/** Deletes an appointment: to its sequences it is cancelled (ruling 24), and its external id is free again. */
export async function deleteEvent(
  em: EntityManager,
  { account_id, id, if_match }: DeleteRequest,
): Promise<readonly SequenceRef[]> {
  const appointment = await findAppointment(em, id);
  if (appointment === null) throw notFound('event');
  const participants = await em.find(Participant, { appointment_id: id });
  refuseStale({ if_match, current: eventOfAppointment(appointment, participants) });
  const { now } = await accountClock(em);
  const { after, inputs } = deletedAppointment(appointmentState(appointment), { now });
  const { cancelled_at, version, edition } = after;
  // its status stays as it was: a deleted row is read as cancelled wherever it is read
  Object.assign(appointment, { deleted_at: new Date(), cancelled_at, version, edition });
  await em.flush();
  const { rows, refs } = await sequencesOf(em, { appointment_id: id });
  await appendInputs(em, {
    account_id,
    sequences: rows,
    inputs: inputs.map((payload) => ({ source_key: `appointment/${version}`, payload })),
    at: now,
  });
  return refs;
}
