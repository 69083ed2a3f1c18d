import { Temporal } from 'temporal-polyfill';
import type { Facts } from './facts.ts';
import { ownValue } from './own-value.ts';
import { wallEnd, wallStart } from './timing/appointment-span.ts';

export type FieldValue = string | number | boolean | null;

const wall = (time: Temporal.PlainDateTime) => time.toString({ smallestUnit: 'minute' });

/** Fields a condition may read, beside the custom ones. Times are wall times of the appointment, comparable as text. */
const FIELDS: Readonly<Record<string, (facts: Facts) => FieldValue>> = {
  'event.title': (facts) => facts.appointment.title,
  'event.location': (facts) => facts.appointment.location,
  'event.all_day': (facts) => facts.appointment.all_day,
  'event.time_zone': (facts) => facts.appointment.time_zone,
  'event.start_time': (facts) => wall(wallStart(facts.appointment)),
  'event.end_time': (facts) => wall(wallEnd(facts.appointment)),
  'event.date': (facts) => wallStart(facts.appointment).toPlainDate().toString(),
  'event.time': (facts) => wallStart(facts.appointment).toPlainTime().toString({ smallestUnit: 'minute' }),
  'participant.name': (facts) => facts.participant.name,
  'participant.first_name': (facts) => firstName(facts.participant.name),
  'participant.state': (facts) => facts.participant.state,
  'participant.confirmed': (facts) => facts.participant.state === 'confirmed',
  'contact.name': (facts) => facts.contact?.name ?? null,
  'contact.first_name': (facts) => (facts.contact ? firstName(facts.contact.name) : null),
  'calendar.id': (facts) => facts.calendar.id,
  'calendar.name': (facts) => facts.calendar.name,
};

const CUSTOM: readonly (readonly [string, (facts: Facts, key: string) => FieldValue | undefined])[] = [
  ['event.custom.', (facts, key) => ownValue(facts.appointment.custom_data, key)],
  ['participant.custom.', (facts, key) => ownValue(facts.participant.custom_data, key)],
  ['contact.custom.', (facts, key) => ownValue(facts.contact?.custom_data ?? {}, key)],
  [
    'custom.',
    (facts, key) => ownValue(facts.participant.custom_data, key) ?? ownValue(facts.contact?.custom_data ?? {}, key),
  ],
];

/** Whether a condition may name the field. */
export function isConditionField(field: string): boolean {
  return (
    Object.hasOwn(FIELDS, field) || CUSTOM.some(([prefix]) => field.startsWith(prefix) && field.length > prefix.length)
  );
}

/** What the field holds now; null when it is empty or unknown. */
export function readConditionField(field: string, facts: Facts): FieldValue {
  const read = ownValue(FIELDS, field);
  if (read) return read(facts);
  const custom = CUSTOM.find(([prefix]) => field.startsWith(prefix));
  return custom?.[1](facts, field.slice(custom[0].length)) ?? null;
}

function firstName(name: string): string {
  return name.trim().split(/\s+/u, 1)[0] ?? '';
}
