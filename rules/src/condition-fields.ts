import { Temporal } from 'temporal-polyfill';
import type { ConditionOp } from './document/condition-schema.ts';
import type { Facts } from './facts.ts';
import { ownValue } from './own-value.ts';
import { wallEnd, wallStart } from './timing/appointment-span.ts';

export type FieldValue = string | number | boolean | null;

/** What a field holds: times are wall times of the appointment, comparable as text; custom fields may hold anything. */
export type FieldType = 'text' | 'yes_no' | 'date' | 'time' | 'date_time' | 'state' | 'custom';

interface Field {
  readonly type: FieldType;
  readonly read: (facts: Facts) => FieldValue;
}

const wall = (time: Temporal.PlainDateTime) => time.toString({ smallestUnit: 'minute' });

/** Fields a condition may read, beside the custom ones. */
const FIELDS: Readonly<Record<string, Field>> = {
  'event.title': { type: 'text', read: (facts) => facts.appointment.title },
  'event.location': { type: 'text', read: (facts) => facts.appointment.location },
  'event.all_day': { type: 'yes_no', read: (facts) => facts.appointment.all_day },
  'event.time_zone': { type: 'text', read: (facts) => facts.appointment.time_zone },
  'event.start_time': { type: 'date_time', read: (facts) => wall(wallStart(facts.appointment)) },
  'event.end_time': { type: 'date_time', read: (facts) => wall(wallEnd(facts.appointment)) },
  'event.date': { type: 'date', read: (facts) => wallStart(facts.appointment).toPlainDate().toString() },
  'event.time': {
    type: 'time',
    read: (facts) => wallStart(facts.appointment).toPlainTime().toString({ smallestUnit: 'minute' }),
  },
  'participant.name': { type: 'text', read: (facts) => facts.participant.name },
  'participant.first_name': { type: 'text', read: (facts) => firstName(facts.participant.name) },
  'participant.state': { type: 'state', read: (facts) => facts.participant.state },
  'participant.confirmed': { type: 'yes_no', read: (facts) => facts.participant.state === 'confirmed' },
  'contact.name': { type: 'text', read: (facts) => facts.contact?.name ?? null },
  'contact.first_name': { type: 'text', read: (facts) => (facts.contact ? firstName(facts.contact.name) : null) },
  'calendar.id': { type: 'text', read: (facts) => facts.calendar.id },
  'calendar.name': { type: 'text', read: (facts) => facts.calendar.name },
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

/** The comparisons each type of field takes (flow-spec section 1, Conditions). */
export const FIELD_OPS: Readonly<Record<FieldType, readonly ConditionOp[]>> = {
  text: ['==', '!=', 'includes', 'is_set'],
  yes_no: ['==', '!=', 'is_set'],
  date: ['==', '!=', '>', '>=', '<', '<=', 'is_set'],
  time: ['==', '!=', '>', '>=', '<', '<=', 'is_set'],
  date_time: ['==', '!=', '>', '>=', '<', '<=', 'is_set'],
  state: ['==', '!=', 'is_set'],
  custom: ['==', '!=', '>', '>=', '<', '<=', 'includes', 'is_set'],
};

/** The type of a field that a condition may name; null when there is no such field. */
export function conditionFieldType(field: string): FieldType | null {
  const known = ownValue(FIELDS, field);
  if (known) return known.type;
  return CUSTOM.some(([prefix]) => field.startsWith(prefix) && field.length > prefix.length) ? 'custom' : null;
}

/** Names of the fields that every account has, for suggestions. */
export const CONDITION_FIELDS: readonly string[] = Object.keys(FIELDS);

/** What the field holds now; null when it is empty or unknown. */
export function readConditionField(field: string, facts: Facts): FieldValue {
  const known = ownValue(FIELDS, field);
  if (known) return known.read(facts);
  const custom = CUSTOM.find(([prefix]) => field.startsWith(prefix));
  return custom?.[1](facts, field.slice(custom[0].length)) ?? null;
}

function firstName(name: string): string {
  return name.trim().split(/\s+/u, 1)[0] ?? '';
}
