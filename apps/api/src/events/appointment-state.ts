import type { InferEntity } from '@mikro-orm/postgresql';
import type { Appointment } from '@kept/persistence/entities/appointment';
import type { AppointmentState } from './changed-appointment.ts';

/** What a change starts from, off the row. */
export function appointmentState(row: InferEntity<typeof Appointment>): AppointmentState {
  const { title, calendar_id, custom_data, start_local, end_local, time_zone, all_day, status, version, edition } = row;
  return {
    title,
    location: row.location ?? null,
    external_id: row.external_id ?? null,
    calendar_id,
    custom_data,
    start_local,
    end_local,
    previous_start_local: row.previous_start_local ?? null,
    time_zone,
    all_day,
    status,
    version,
    edition,
    moved_at: row.moved_at ?? null,
    cancelled_at: row.cancelled_at ?? null,
  };
}
