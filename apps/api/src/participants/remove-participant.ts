import type { EntityManager } from '@mikro-orm/postgresql';
import { Participant } from '@kept/persistence/entities/participant';
import { accountClock } from '../database/account-clock.ts';
import { eventOfAppointment } from '@kept/sequences/events/event-of-appointment';
import type { ParticipantChange } from './add-participant.ts';
import { applyPeople } from './apply-people.ts';
import { lockedParticipant } from './locked-participant.ts';
import { NOBODY } from './people-plan.ts';

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
  appointment.edition += 1;
  appointment.updated_at = new Date();
  const { id: appointment_id } = appointment;
  const plan = { ...NOBODY, removed: [participant] };
  const { nudge } = await applyPeople(em, { account_id, appointment_id, plan, now });
  const left = await em.find(Participant, { appointment_id });
  return { event: eventOfAppointment(appointment, left), nudge };
}
