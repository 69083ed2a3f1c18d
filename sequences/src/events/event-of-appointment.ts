import type { CustomData, ParticipantState } from '@kept/rules/facts';
import { taggedTitle } from '@kept/rules/title-tag';
import { eventEtag } from './event-etag.ts';
import { isoWithOffset } from './iso-with-offset.ts';

interface AppointmentColumns {
  readonly id: string;
  readonly title: string;
  readonly start_local: string;
  readonly end_local: string;
  readonly time_zone: string;
  readonly location?: string | null | undefined;
  readonly all_day: boolean;
  readonly external_id?: string | null | undefined;
  readonly calendar_id: string;
  readonly custom_data: CustomData;
  readonly status: 'scheduled' | 'cancelled';
  readonly version: number;
  readonly edition: number;
}

interface ParticipantColumns {
  readonly id: string;
  readonly name: string;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly state: ParticipantState;
  readonly custom_data: CustomData;
  readonly contact_id?: string | null | undefined;
  readonly position: number;
  readonly removed_at?: Date | string | null | undefined;
}

/**
 * The one place where an appointment becomes the API's event (style.md: the public API says event, as the seeds do).
 * Participants taken off it are left out.
 */
export function eventOfAppointment(appointment: AppointmentColumns, participants: readonly ParticipantColumns[]) {
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
    participants: inOrder.map((participant) => participantAsTold(participant)),
  };
}

/** A participant as the API shows one. */
export function participantAsTold(participant: ParticipantColumns) {
  return {
    id: participant.id,
    name: participant.name,
    phone: participant.phone ?? null,
    email: participant.email ?? null,
    state: participant.state,
    custom_data: participant.custom_data,
    contact_id: participant.contact_id ?? null,
  };
}
