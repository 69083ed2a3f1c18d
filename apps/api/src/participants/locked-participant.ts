import type { EntityManager, InferEntity } from '@mikro-orm/postgresql';
import type { Appointment } from '@kept/persistence/entities/appointment';
import { Participant } from '@kept/persistence/entities/participant';
import { eventOfAppointment } from '@kept/sequences/events/event-of-appointment';
import { findAppointment } from '../events/find-appointment.ts';
import { refuseStale } from '../events/refuse-stale.ts';
import { notFound } from '../problems/not-found.ts';

interface LockRequest {
  readonly id: string;
  readonly if_match: string | null;
}

interface Locked {
  readonly appointment: InferEntity<typeof Appointment>;
  readonly participant: InferEntity<typeof Participant>;
}

/**
 * A participant for a change, with everything locked that the change touches: the appointment, so that two editors wait
 * for each other; then the sequence before the person, in the order in which a decision takes them.
 */
export async function lockedParticipant(em: EntityManager, { id, if_match }: LockRequest): Promise<Locked> {
  const found = await em.findOne(Participant, { id }, { fields: ['appointment_id'] });
  const appointment = found === null ? null : await findAppointment(em, found.appointment_id);
  if (appointment === null) throw notFound('participant');
  await em.execute('select id from sequence where participant_id = ? for no key update', [id]);
  await em.execute('select id from participant where id = ? for no key update', [id]);
  const all = await em.find(Participant, { appointment_id: appointment.id }, { refresh: true });
  const participant = all.find((each) => each.id === id && each.removed_at == null);
  if (participant === undefined) throw notFound('participant');
  refuseStale({ if_match, current: eventOfAppointment(appointment, all) });
  return { appointment, participant };
}
