import { dateInZone } from '#lib/time/day-in-zone.ts';
import type { AppointmentDraft, DraftPerson } from './appointment-draft.ts';
import { lengthWords } from './length-words.ts';

/** What a page knows of an appointment that is about to be made. */
export interface InitialAppointment {
  readonly title?: string;
  /** Local, `2026-11-23`. */
  readonly date?: string;
  /** Local, `09:00`. */
  readonly time?: string;
  readonly minutes?: number;
  readonly location?: string;
  readonly calendar_id?: string;
  readonly participants?: readonly { readonly name: string; readonly phone?: string; readonly email?: string }[];
}

interface NewRequest {
  readonly initial: InitialAppointment;
  /** The default one first. */
  readonly calendars: readonly { readonly id: string; readonly time_zone: string }[];
  /** Where there is no calendar. */
  readonly time_zone: string;
  /** Milliseconds, by the account's clock. */
  readonly now: number;
}

const DAY = 86_400_000;
/** Soon, but a reminder of the day before is still ahead whatever the hour is now. */
const AHEAD = 2 * DAY;
const USUAL_MINUTES = 30;

/** A form before anything is typed: a morning in two days, one person. */
export function newDraft({ initial, calendars, time_zone, now }: NewRequest): AppointmentDraft {
  const calendar = calendars.find(({ id }) => id === initial.calendar_id) ?? calendars[0];
  const zone = calendar?.time_zone ?? time_zone;
  const date = initial.date ?? dateInZone(now + AHEAD, zone);
  const people = (initial.participants ?? []).map(({ name, phone = '', email = '' }) =>
    newPerson({ name, phone, email }),
  );
  return {
    title: initial.title ?? '',
    times: {
      all_day: false,
      date,
      time: initial.time ?? '09:00',
      length: lengthWords(initial.minutes ?? USUAL_MINUTES),
      last_date: date,
      zone,
    },
    location: initial.location ?? '',
    calendar_id: calendar?.id ?? '',
    people: people.length === 0 ? [newPerson({})] : people,
    fields: [],
  };
}

/** A row for somebody who is not stored yet. */
export function newPerson(details: Partial<Pick<DraftPerson, 'name' | 'phone' | 'email'>>): DraftPerson {
  return { key: newKey(), id: null, name: '', phone: '', email: '', ...details };
}

/** Tells a new row from all others on the page. */
export function newKey(): string {
  return `new-${crypto.randomUUID()}`;
}
