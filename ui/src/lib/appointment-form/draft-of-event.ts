import { Temporal } from 'temporal-polyfill';
import type { AppointmentDraft, CustomValue, DraftTimes } from './appointment-draft.ts';
import { customText } from './custom-value.ts';
import { lengthWords } from './length-words.ts';

/** What a form needs of a stored appointment. */
export interface StoredAppointment {
  readonly authored_title: string;
  /** ISO 8601 with the zone's offset: what stands before it is the wall time. */
  readonly start_time: string;
  readonly end_time: string;
  readonly time_zone: string;
  readonly all_day: boolean;
  readonly location: string | null;
  readonly calendar_id: string;
  readonly custom_data: Readonly<Record<string, CustomValue>>;
  readonly participants: readonly {
    readonly id: string;
    readonly name: string;
    readonly phone: string | null;
    readonly email: string | null;
  }[];
}

/** A stored appointment as the form shows it. */
export function draftOfEvent(event: StoredAppointment): AppointmentDraft {
  return {
    title: event.authored_title,
    times: timesOf(event),
    location: event.location ?? '',
    calendar_id: event.calendar_id,
    people: event.participants.map(({ id, name, phone, email }) => ({
      key: id,
      id,
      name,
      phone: phone ?? '',
      email: email ?? '',
    })),
    fields: Object.entries(event.custom_data).map(([name, value]) => ({
      key: `stored ${name}`,
      name,
      text: customText(value),
      stored: value,
    })),
  };
}

function timesOf({ start_time, end_time, time_zone, all_day }: StoredAppointment): DraftTimes {
  const date = start_time.slice(0, 10);
  const minutes = Math.round((Date.parse(end_time) - Date.parse(start_time)) / 60_000);
  return {
    all_day,
    date,
    time: all_day ? '' : start_time.slice(11, 16),
    length: all_day ? '' : lengthWords(minutes),
    last_date: all_day ? dayBefore(end_time.slice(0, 10)) : date,
    zone: time_zone,
  };
}

/** Whole days end at the midnight after the last. */
function dayBefore(date: string): string {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
}
