import type { EventRequest, ParticipantRequest } from '#lib/api/generated/types.gen.ts';
import type { AppointmentDraft, FieldDraft, ParticipantDraft, Scalar } from './appointment-draft.ts';

type When = Pick<EventRequest, 'start_time' | 'end_time'> & { readonly time_zone: string; readonly all_day: boolean };

/** The times of a draft as the API takes them: days for a whole-day appointment, the last one included. */
export function whenOfDraft(draft: AppointmentDraft): When {
  const { start_date, start_time, end_date, end_time, time_zone, all_day } = draft;
  return all_day
    ? { start_time: start_date, end_time: end_date, time_zone, all_day }
    : { start_time: `${start_date}T${start_time}`, end_time: `${end_date}T${end_time}`, time_zone, all_day };
}

/** Custom fields as data; lines without a name and a value are left out. A number that was one stays one. */
export function dataOfFields(fields: readonly FieldDraft[]): Record<string, Scalar> {
  return Object.fromEntries(
    fields
      .filter(({ name, value }) => name.trim() !== '' || value !== '')
      .map(({ name, value, was }) => [name.trim(), typed(value, was)]),
  );
}

function typed(value: string, was: Scalar | undefined): Scalar {
  if (was === null && value === '') return null;
  if (typeof was === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  if (typeof was === 'number' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  return value;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** A participant as the API takes them. */
export function requestOfParticipant({ name, phone, email, custom_data }: ParticipantDraft): ParticipantRequest {
  return { name: name.trim(), phone: orNull(phone), email: orNull(email), custom_data: dataOfFields(custom_data) };
}

/** Nothing was filled in: a line that was only opened. */
export function isEmptyParticipant({ name, phone, email, custom_data }: ParticipantDraft): boolean {
  return [name, phone, email].every((text) => text.trim() === '') && custom_data.length === 0;
}

/** A draft as a new appointment. Empty participant lines are left out. */
export function requestOfDraft(draft: AppointmentDraft): EventRequest {
  return {
    ...whenOfDraft(draft),
    title: draft.title.trim(),
    location: orNull(draft.location),
    calendar_id: orNull(draft.calendar_id),
    custom_data: dataOfFields(draft.custom_data),
    participants: draft.participants.filter((each) => !isEmptyParticipant(each)).map(requestOfParticipant),
  };
}
