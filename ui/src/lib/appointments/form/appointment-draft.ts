import type { Event } from '#lib/api/generated/types.gen.ts';
import { addDays } from '../add-days.ts';
import { endAfter } from './length-of-draft.ts';

/** What a custom field may hold. */
export type Scalar = string | number | boolean | null;

/** A custom field as it is typed. */
export interface FieldDraft {
  /** Tells lines apart while they are edited. */
  readonly key: string;
  name: string;
  value: string;
  /** What it was; a text that still says so stays of its kind. */
  readonly was?: Scalar;
}

export interface ParticipantDraft {
  readonly key: string;
  /** Null: new. */
  readonly id: string | null;
  name: string;
  phone: string;
  email: string;
  custom_data: FieldDraft[];
}

/** An appointment as the form holds it: everything as typed, times as wall times of its zone. Bound, so not readonly. */
export interface AppointmentDraft {
  title: string;
  all_day: boolean;
  /** `2026-11-22`, or empty. */
  start_date: string;
  /** `09:00`, or empty. */
  start_time: string;
  /** The last day of a whole-day appointment; of others the day they end on. */
  end_date: string;
  end_time: string;
  time_zone: string;
  location: string;
  calendar_id: string;
  participants: ParticipantDraft[];
  custom_data: FieldDraft[];
}

let made = 0;

/** A key for a line of a form. */
export function lineKey(): string {
  made += 1;
  return `line-${made}`;
}

export function newParticipant(): ParticipantDraft {
  return { key: lineKey(), id: null, name: '', phone: '', email: '', custom_data: [] };
}

export function newField(): FieldDraft {
  return { key: lineKey(), name: '', value: '' };
}

interface Blank {
  /** `2026-11-22` and `10:00`. */
  readonly day: string;
  readonly time: string;
  readonly time_zone: string;
  readonly calendar_id: string;
}

/** An empty form: half an hour from a time on, and one person to fill in. */
export function blankDraft({ day, time, time_zone, calendar_id }: Blank): AppointmentDraft {
  return {
    title: '',
    all_day: false,
    start_date: day,
    start_time: time,
    ...endAfter({ start_date: day, start_time: time, end_date: day, end_time: time }, 30),
    time_zone,
    location: '',
    calendar_id,
    participants: [newParticipant()],
    custom_data: [],
  };
}

const fieldsOf = (data: Readonly<Record<string, Scalar>>): FieldDraft[] =>
  Object.entries(data).map(([name, was]) => ({ key: name, name, value: was === null ? '' : String(was), was }));

/** An appointment as it stands, for the form. Keys are those of what is stored, so that two of them can be compared. */
export function draftOfEvent(event: Event): AppointmentDraft {
  const { all_day, start_time, end_time } = event;
  return {
    title: event.authored_title,
    all_day,
    start_date: start_time.slice(0, 10),
    start_time: start_time.slice(11, 16),
    // a whole day ends with the midnight after it
    end_date: all_day ? addDays(end_time.slice(0, 10), -1) : end_time.slice(0, 10),
    end_time: end_time.slice(11, 16),
    time_zone: event.time_zone,
    location: event.location ?? '',
    calendar_id: event.calendar_id,
    participants: event.participants.map(({ id, name, phone, email, custom_data }) => ({
      key: id,
      id,
      name,
      phone: phone ?? '',
      email: email ?? '',
      custom_data: fieldsOf(custom_data),
    })),
    custom_data: fieldsOf(event.custom_data),
  };
}
