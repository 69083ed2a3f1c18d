import type { EntityManager } from '@mikro-orm/postgresql';
import { Participant } from '@kept/persistence/entities/participant';
import { accountClock } from '../database/account-clock.ts';
import { eventOfAppointment } from '@kept/sequences/events/event-of-appointment';
import type { ChangeParticipant } from '../events/event-request.schema.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import type { ParticipantChange } from './add-participant.ts';
import { applyPeople } from './apply-people.ts';
import { lockedParticipant } from './locked-participant.ts';
import { detailsAfter, differs, NOBODY } from './people-plan.ts';

interface ChangeRequest {
  readonly account_id: string;
  readonly id: string;
  readonly request: ChangeParticipant;
  readonly if_match: string | null;
}

/** Changes somebody's details. What is planned, and what stands in the queue, goes to the new addresses. */
export async function changeParticipant(
  em: EntityManager,
  { account_id, id, request, if_match }: ChangeRequest,
): Promise<ParticipantChange> {
  const { appointment, participant } = await lockedParticipant(em, { id, if_match });
  const { now, country } = await accountClock(em);
  const after = detailsAfter({ participant, request, country, at: '' });
  if (!after.ok) throw invalidRequest(after.errors);
  const { id: appointment_id } = appointment;
  const inOrder = async () => eventOfAppointment(appointment, await em.find(Participant, { appointment_id }));
  if (!differs(participant, after.value)) return { event: await inOrder(), nudge: [] };

  appointment.edition += 1;
  appointment.updated_at = new Date();
  const plan = { ...NOBODY, edited: [{ participant, after: after.value }] };
  const { nudge } = await applyPeople(em, { account_id, appointment_id, plan, now });
  return { event: await inOrder(), nudge };
}
