import type { EntityManager } from '@mikro-orm/postgresql';
import { Participant } from '@kept/persistence/entities/participant';
import { newId } from '@kept/persistence/new-id';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { addressesOf } from '../contacts/addresses-of.ts';
import { matchContacts } from '../contacts/match-contacts.ts';
import { accountClock } from '../database/account-clock.ts';
import { eventOfAppointment } from '../events/event-of-appointment.ts';
import { MOST_PARTICIPANTS, type ParticipantRequest } from '../events/event-request.schema.ts';
import type { Event } from '../events/event.schema.ts';
import { findAppointment } from '../events/find-appointment.ts';
import { refuseStale } from '../events/refuse-stale.ts';
import { startSequences } from '../events/start-sequences.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';

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
  const before = await em.find(Participant, { appointment_id });
  const current = eventOfAppointment(appointment, before);
  refuseStale({ if_match, current });
  const { now, country } = await accountClock(em);
  const { name, phone, email, custom_data } = participant;
  const addresses = addressesOf({ phone, email, country, at: '/participant' });
  if (!addresses.ok) throw invalidRequest(addresses.errors);
  if (current.participants.length >= MOST_PARTICIPANTS) {
    const message = `would be one more than the ${MOST_PARTICIPANTS} an event may have`;
    throw invalidRequest([{ field: '/participant', code: 'too_many_participants', message }]);
  }

  const [contact_id = null] = await matchContacts(em, { account_id, people: [{ name, ...addresses.value }] });
  const id = newId();
  const position = Math.max(-1, ...before.map((each) => each.position)) + 1;
  await em.insert(Participant, {
    id,
    account_id,
    appointment_id,
    contact_id,
    position,
    name,
    ...addresses.value,
    custom_data,
    state: 'none',
  });
  appointment.edition += 1;
  appointment.updated_at = new Date();
  await em.flush();
  const nudge = await startSequences(em, { account_id, participants: [{ id, appointment_id }], at: now });
  return { event: eventOfAppointment(appointment, await em.find(Participant, { appointment_id })), nudge };
}
