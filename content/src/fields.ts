import type { Facts } from '@kept/rules/facts';
import type { Instant, WallTime } from '@kept/rules/instant';
import { endOf, startOf } from '@kept/rules/timing/appointment-span';
import { formatTime } from './format-time.ts';
import { pageLinkMark } from './page-links/page-links.ts';

/** The account's own names, for `user.` fields. */
export interface UserNames {
  readonly name: string;
  readonly company: string;
}

export interface FieldsRequest {
  readonly facts: Facts;
  readonly user: UserNames;
  /** Of the other participants whose appointments the same message lists (flow-spec ruling 3); none by default. */
  readonly others?: readonly Facts[];
}

/** What a template may name, as nested plain data (product.md, dynamic fields). */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of one participant's message, in their locale and the appointment's zone. */
export function buildFields({ facts, user, others = [] }: FieldsRequest): Fields {
  const { participant, contact, calendar } = facts;
  const first_name = firstName(participant.name);
  return {
    name: participant.name,
    first_name,
    custom: { ...contact?.custom_data, ...participant.custom_data },
    event: eventFields(facts),
    participant: {
      name: participant.name,
      first_name,
      confirmed: participant.state === 'confirmed' || participant.state === 'accepted',
      custom: participant.custom_data,
    },
    contact: {
      name: contact?.name ?? participant.name,
      first_name: firstName(contact?.name ?? participant.name),
      custom: contact?.custom_data ?? {},
    },
    calendar: { name: calendar.name },
    reminder: { link: pageLinkMark('reminder.link') },
    booking: { link: pageLinkMark('booking.link') },
    user: { ...user, name_and_company: nameAndCompany(user) },
    appointments: [facts, ...others].toSorted(byStart).map(listedFields),
  };
}

function eventFields({ appointment, participant }: Facts) {
  const style = { locale: participant.locale, time_zone: appointment.time_zone };
  // An all-day appointment has dates without times: its moments are written as dates, and format so.
  const start = appointment.all_day ? appointment.start.slice(0, 10) : startOf(appointment);
  const end = appointment.all_day ? lastDay(appointment.end, appointment.start) : endOf(appointment);
  return {
    title: appointment.title,
    start_time: start,
    end_time: end,
    time: formatTime(start, 'time', style),
    time_phrase: formatTime(start, 'time', style),
    date: formatTime(start, 'date', style),
    date_phrase: formatTime(start, 'date_phrase', style),
    date_with_year: formatTime(start, 'date_with_year', style),
    day_and_time_phrase: formatTime(start, 'day_and_time_phrase', style),
    previous_start_time: previousStart(appointment),
    all_day: appointment.all_day,
    time_zone: appointment.time_zone,
    location: appointment.location ?? '',
    custom: appointment.custom_data,
  };
}

/** An appointment in a list: its own fields and whose it is; the list written bare has a line for each. */
function listedFields(facts: Facts): Fields {
  const { appointment, participant, calendar } = facts;
  const style = { locale: participant.locale, time_zone: appointment.time_zone };
  const event = eventFields(facts);
  return {
    ...event,
    name: participant.name,
    first_name: firstName(participant.name),
    calendar: { name: calendar.name },
    [IN_WORDS]: `${participant.name}: ${appointment.title}, ${formatTime(event.start_time, 'date_and_time_phrase', style)}`,
  };
}

function byStart(a: Facts, b: Facts): number {
  return startOf(a.appointment) < startOf(b.appointment) ? -1 : Number(startOf(a.appointment) > startOf(b.appointment));
}

/** What an item of a list is when it is written bare; a name that no template can write. */
export const IN_WORDS = '(in words)';

/** The fields a template of this version may name; the check at authoring and the editor's completion read it. */
export const KNOWN_FIELDS: readonly string[] = [
  'name',
  'first_name',
  'custom.*',
  'appointments',
  ...[
    'title',
    'start_time',
    'end_time',
    'time',
    'time_phrase',
    'date',
    'date_phrase',
    'date_with_year',
    'day_and_time_phrase',
    'previous_start_time',
    'all_day',
    'time_zone',
    'location',
    'custom.*',
  ].map((field) => `event.${field}`),
  ...['name', 'first_name', 'confirmed', 'custom.*'].map((field) => `participant.${field}`),
  ...['name', 'first_name', 'custom.*'].map((field) => `contact.${field}`),
  'calendar.name',
  'reminder.link',
  'booking.link',
  ...['name', 'company', 'name_and_company'].map((field) => `user.${field}`),
];

/** The first word of a name; the whole of it where names are not written in words. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? '';
}

/** Who sends, as one name; said once where the user and the company are called the same. */
export function nameAndCompany({ name, company }: UserNames): string {
  return name === '' || name === company ? company : `${name}, ${company}`;
}

function previousStart({ previous_start, ...appointment }: Facts['appointment']): Instant | '' {
  if (previous_start === null) return '';
  return appointment.all_day ? previous_start.slice(0, 10) : startOf({ ...appointment, start: previous_start });
}

/** An all-day appointment ends at the following midnight: its last day is the one before. */
function lastDay(end: WallTime, start: WallTime): string {
  const day = end.slice(0, 10);
  return end.endsWith('T00:00') && day > start.slice(0, 10) ? dayBefore(day) : day;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
