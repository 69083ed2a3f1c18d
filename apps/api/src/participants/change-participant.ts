import type { EntityManager } from '@mikro-orm/postgresql';
import { Participant } from '@kept/persistence/entities/participant';
import { newId } from '@kept/persistence/new-id';
import { addressesOf, type Addresses } from '../contacts/addresses-of.ts';
import { matchContacts } from '../contacts/match-contacts.ts';
import { accountClock } from '../database/account-clock.ts';
import { eventOfAppointment } from '../events/event-of-appointment.ts';
import type { ChangeParticipant } from '../events/event-request.schema.ts';
import { appendInputs } from '../nudging/append-inputs.ts';
import { sequencesOf } from '../nudging/sequences-of.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import type { ParticipantChange } from './add-participant.ts';
import { lockedParticipant } from './locked-participant.ts';
import { readdressMessages } from './readdress-messages.ts';

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
  const before: Addresses = { phone: participant.phone ?? null, email: participant.email ?? null };
  const { phone = before.phone, email = before.email } = request;
  const addresses = addressesOf({ phone, email, country, at: '' });
  if (!addresses.ok) throw invalidRequest(addresses.errors);
  const { name = participant.name, custom_data = participant.custom_data } = request;
  const after = { name, custom_data, ...addresses.value };
  const was = { name: participant.name, custom_data: participant.custom_data, ...before };
  const inOrder = async () =>
    eventOfAppointment(appointment, await em.find(Participant, { appointment_id: appointment.id }));
  if (JSON.stringify(after) === JSON.stringify(was)) return { event: await inOrder(), nudge: [] };

  if (after.phone !== before.phone || after.email !== before.email) {
    const contact_id = participant.contact_id ?? null;
    const [matched = null] = await matchContacts(em, {
      account_id,
      people: [{ name, ...addresses.value, contact_id }],
    });
    participant.contact_id = matched;
  }
  Object.assign(participant, after);
  appointment.edition += 1;
  appointment.updated_at = new Date();
  await em.flush();
  const { rows, refs } = await sequencesOf(em, { participant_id: id });
  const returned = await readdressMessages(em, { account_id, participant_id: id, before, after });
  await appendInputs(em, {
    account_id,
    sequences: rows,
    inputs: [
      ...returned.map((key) => ({
        source_key: `delivery/${newId()}`,
        payload: { type: 'delivery', key, outcome: 'skipped', reason: 'no_address' } as const,
      })),
      { source_key: `participant/${newId()}`, payload: { type: 'participant_changed', change: 'edited' } },
    ],
    at: now,
  });
  return { event: await inOrder(), nudge: refs };
}
