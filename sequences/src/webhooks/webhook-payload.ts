import type { Pool } from 'pg';
import type { CustomData, ParticipantState } from '@kept/rules/facts';
import { eventOfAppointment, participantAsTold } from '../events/event-of-appointment.ts';
import { readMessageStatus } from '../journal/read-message-status.ts';
import { inTransaction, type Statement } from '../transaction.ts';
import type { DeliveryRow } from './webhook-queries.ts';

const APPOINTMENT: Statement = {
  name: 'read_webhook_appointment',
  text: `select a.id, a.title, a.start_local, a.end_local, a.time_zone, a.location, a.all_day, a.external_id, a.calendar_id,
      a.custom_data, a.status, a.version, a.edition
    from participant p join appointment a on a.account_id = p.account_id and a.id = p.appointment_id
    where p.account_id = $1 and p.id = $2`,
};

const PARTICIPANTS: Statement = {
  name: 'read_webhook_participants',
  text: `select p.id, p.name, p.phone, p.email, p.state, p.custom_data, p.contact_id, p.position, p.removed_at
    from participant of_event join participant p
      on p.account_id = of_event.account_id and p.appointment_id = of_event.appointment_id
    where of_event.account_id = $1 and of_event.id = $2`,
};

type AppointmentRow = Parameters<typeof eventOfAppointment>[0];

interface ParticipantRow {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly state: ParticipantState;
  readonly custom_data: CustomData;
  readonly contact_id: string | null;
  readonly position: number;
  readonly removed_at: string | null;
}

export interface PayloadRequest {
  readonly pool: Pool;
  readonly account_id: string;
  readonly delivery: DeliveryRow;
}

/** The body of a webhook: what happened, when, and the message or the participant with the event as the API shows them. */
export async function webhookPayload(request: PayloadRequest): Promise<string> {
  const { event_type: type, created_at: timestamp } = request.delivery;
  return JSON.stringify({ type, timestamp, data: await dataOf(request) });
}

async function dataOf({ pool, account_id, delivery }: PayloadRequest): Promise<object> {
  const { message_id, participant_id, changed } = delivery;
  if (message_id !== null) {
    return (await readMessageStatus({ pool, account_id, message_id })) ?? { id: message_id };
  }
  if (participant_id === null) return { text: 'A test of this webhook.' };
  return await inTransaction({ pool, account_id }, async (transaction) => {
    const key = [account_id, participant_id];
    const [[appointment], participants] = await Promise.all([
      transaction.read<AppointmentRow>(APPOINTMENT, key),
      transaction.read<ParticipantRow>(PARTICIPANTS, key),
    ]);
    const participant = participants.find(({ id }) => id === participant_id);
    if (appointment === undefined || participant === undefined) return { participant: { id: participant_id } };
    return {
      participant: participantAsTold(participant),
      changed,
      event: eventOfAppointment(appointment, participants),
    };
  });
}
