import type { InferEntity } from '@mikro-orm/postgresql';
import type { Appointment } from '@kept/persistence/entities/appointment';
import type { Participant } from '@kept/persistence/entities/participant';
import { taggedTitle } from '@kept/rules/title-tag';
import { eventEtag } from './event-etag.ts';
import type { Event } from './event.schema.ts';
import { isoWithOffset } from '../times/iso-with-offset.ts';

type AppointmentRow = InferEntity<typeof Appointment>;
type ParticipantRow = InferEntity<typeof Participant>;

/**
 * The one place where an appointment becomes the API's event (style.md: the public API says event, as the seeds do).
 * Participants taken off it are left out.
 */
export function eventOfAppointment(appointment: AppointmentRow, participants: readonly ParticipantRow[]): Event {
  const { id, title, time_zone, start_local, end_local } = appointment;
  const inOrder = participants
    .filter(({ removed_at }) => removed_at == null)
    .toSorted((one, other) => one.position - other.position);
  return {
    id,
    title: taggedTitle(
      title,
      inOrder.map((participant) => participant.state),
    ),
    authored_title: title,
    start_time: isoWithOffset(start_local, time_zone),
    end_time: isoWithOffset(end_local, time_zone),
    time_zone,
    location: appointment.location ?? null,
    all_day: appointment.all_day,
    external_id: appointment.external_id ?? null,
    calendar_id: appointment.calendar_id,
    custom_data: appointment.custom_data,
    status: appointment.status,
    version: appointment.version,
    etag: eventEtag(appointment.edition),
    participants: inOrder.map((participant) => ({
      id: participant.id,
      name: participant.name,
      phone: participant.phone ?? null,
      email: participant.email ?? null,
      state: participant.state,
      custom_data: participant.custom_data,
      contact_id: participant.contact_id ?? null,
    })),
  };
}
