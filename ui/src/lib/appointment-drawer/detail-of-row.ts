import type { AppointmentDetail, AppointmentRow } from '#lib/api/generated/types.gen.ts';

/** What a line of the list knows of an appointment, until the whole of it is read. */
export function detailOfRow(row: AppointmentRow): AppointmentDetail {
  return {
    ...row,
    external_id: null,
    custom_data: {},
    version: 0,
    created_at: row.start_time,
    removed_participants: [],
    participants: row.participants.map((participant) => ({
      ...participant,
      phone: null,
      email: null,
      custom_data: {},
      contact_id: null,
      state_set_at: null,
      state_set_by: null,
      stopped: [],
      refused: [],
      sequence: null,
    })),
  };
}
