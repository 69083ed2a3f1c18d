import type { EntityManager } from '@mikro-orm/postgresql';
import { Participant } from '@kept/persistence/entities/participant';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { accountClock } from '../database/account-clock.ts';
import { eventOfAppointment } from '@kept/sequences/events/event-of-appointment';
import { MOST_PARTICIPANTS, type ParticipantRequest } from '../events/event-request.schema.ts';
import type { Event } from '../events/event.schema.ts';
import { findAppointment } from '../events/find-appointment.ts';
import { refuseStale } from '../events/refuse-stale.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { applyPeople } from './apply-people.ts';
import { detailsAfter, NOBODY } from './people-plan.ts';

interface AddRequest {
  readonly account_id: string;
  readonly appointment_id: string;
  readonly participant: ParticipantRequest;
  /** The etag the editor began from; null: they do not mind. */
  readonly if_match: string | null;
}

/** What a write to a participant answers, and whom to tell after the commit. */
export interface ParticipantChange {
  readonly event: Event;
  readonly nudge: readonly SequenceRef[];
}

/** Puts one more person on an appointment; their messages are planned from now on. */
export async function addParticipant(
  em: EntityManager,
  { account_id, appointment_id, participant, if_match }: AddRequest,
): Promise<ParticipantChange> {
  const appointment = await findAppointment(em, appointment_id);
  if (appointment === null) throw notFound('event');
  const current = eventOfAppointment(appointment, await em.find(Participant, { appointment_id }));
  refuseStale({ if_match, current });
  const { now, country } = await accountClock(em);
  const added = detailsAfter({ participant: null, request: participant, country, at: '/participant' });
  if (!added.ok) throw invalidRequest(added.errors);
  if (current.participants.length >= MOST_PARTICIPANTS) {
    const message = `would be one more than the ${MOST_PARTICIPANTS} an event may have`;
    throw invalidRequest([{ field: '/participant', code: 'too_many_participants', message }]);
  }
  appointment.edition += 1;
  appointment.updated_at = new Date();
  await em.flush();
  const plan = { ...NOBODY, added: [added.value] };
  const { start } = await applyPeople(em, { account_id, appointment_id, plan, now });
  return { event: eventOfAppointment(appointment, await em.find(Participant, { appointment_id })), nudge: start };
}
