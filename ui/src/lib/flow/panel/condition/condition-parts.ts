import { CONDITION_FIELDS, conditionFieldType, FIELD_OPS, type FieldType } from '@kept/rules/condition-fields';
import type { Condition, ConditionLeaf, ConditionOp } from '@kept/rules/document/condition-schema';

/** A comparison as the builder offers it; `is_empty` is how it shows being equal to nothing. */
export type Comparison = ConditionOp | 'is_empty';

/** Whose custom fields there are; the name of one follows the prefix. */
export const CUSTOM_PREFIXES = ['event.custom.', 'participant.custom.', 'contact.custom.', 'custom.'] as const;

const FIELD_WORDS: Readonly<Record<string, string>> = {
  'event.custom.': 'Appointment: a custom field …',
  'participant.custom.': 'Participant: a custom field …',
  'contact.custom.': 'Contact: a custom field …',
  'custom.': 'Participant or contact: a custom field …',
};

/** The fields that can be compared, and the kinds of custom ones, in words. */
export const FIELD_CHOICES: readonly { readonly value: string; readonly label: string }[] = [
  ...CONDITION_FIELDS.map((field) => ({ value: field, label: fieldInWords(field) })),
  ...CUSTOM_PREFIXES.map((prefix) => ({ value: prefix, label: FIELD_WORDS[prefix] ?? prefix })),
];

/** `event.start_time` as `Appointment: start time`. */
function fieldInWords(field: string): string {
  const [owner = '', name = ''] = field.split('.');
  const whose = owner === 'event' ? 'Appointment' : owner.slice(0, 1).toUpperCase() + owner.slice(1);
  return `${whose}: ${name.replaceAll('_', ' ')}`;
}

/** A custom field's kind and name; null: a field that every account has. */
export function customField(field: string): { readonly prefix: string; readonly name: string } | null {
  const prefix = CUSTOM_PREFIXES.find((each) => field.startsWith(each));
  return prefix === undefined ? null : { prefix, name: field.slice(prefix.length) };
}

/** What a field holds; one that has no name yet, or is unknown, may hold anything. */
export function typeOf(field: string): FieldType {
  return conditionFieldType(field) ?? 'custom';
}

const PLAIN: Readonly<Record<Comparison, string>> = {
  '==': 'is',
  '!=': 'is not',
  '>': 'is more than',
  '>=': 'is at least',
  '<': 'is less than',
  '<=': 'is at most',
  includes: 'includes',
  is_set: 'is filled in',
  is_empty: 'is empty',
};

const IN_TIME: Readonly<Partial<Record<Comparison, string>>> = {
  '>': 'is after',
  '>=': 'is not before',
  '<': 'is before',
  '<=': 'is not after',
};

/** The comparisons a field takes, in words. */
export function comparisonsOf(field: string): readonly { readonly value: Comparison; readonly label: string }[] {
  const type = typeOf(field);
  const in_time = type === 'date' || type === 'time' || type === 'date_time';
  const comparisons: readonly Comparison[] = [...FIELD_OPS[type], 'is_empty'];
  return comparisons.map((value) => ({ value, label: (in_time ? IN_TIME[value] : undefined) ?? PLAIN[value] }));
}

/** The comparison a leaf shows. */
export function comparisonOf({ op, value }: ConditionLeaf): Comparison {
  return op === '==' && value === null ? 'is_empty' : op;
}

/** Whether something is written behind the comparison. */
export function hasValue(leaf: ConditionLeaf): boolean {
  const comparison = comparisonOf(leaf);
  return comparison !== 'is_empty' && comparison !== 'is_set';
}

/** A comparison to begin with. */
export function newLeaf(): ConditionLeaf {
  return { field: 'event.title', op: 'includes', value: '' };
}

/** The leaf on another field: comparison and value stay where the new field can have them. */
export function onField(leaf: ConditionLeaf, field: string): ConditionLeaf {
  const type = typeOf(field);
  const op = FIELD_OPS[type].includes(leaf.op) ? leaf.op : '==';
  const same = type === typeOf(leaf.field) && op === leaf.op;
  return { field, op, value: same ? leaf.value : firstValue(type, op) };
}

/** The leaf compared otherwise. */
export function compared(leaf: ConditionLeaf, comparison: Comparison): ConditionLeaf {
  if (comparison === 'is_empty') return { ...leaf, op: '==', value: null };
  const value =
    leaf.value === null && comparison !== 'is_set' ? firstValue(typeOf(leaf.field), comparison) : leaf.value;
  return withText({ ...leaf, op: comparison, value: comparison === 'is_set' ? null : value }, null);
}

const BY_SIZE: readonly ConditionOp[] = ['>', '>=', '<', '<='];

/** The leaf with a value as it was written; custom fields are compared by size as numbers where it is one. */
export function withText(leaf: ConditionLeaf, text: string | null): ConditionLeaf {
  const written = text ?? (typeof leaf.value === 'number' ? String(leaf.value) : leaf.value);
  if (typeOf(leaf.field) !== 'custom' || typeof written !== 'string') return { ...leaf, value: written };
  const is_number = BY_SIZE.includes(leaf.op) && /^-?\d+(\.\d+)?$/u.test(written.trim());
  return { ...leaf, value: is_number ? Number(written) : written };
}

function firstValue(type: FieldType, op: ConditionOp): ConditionLeaf['value'] {
  if (op === 'is_set') return null;
  if (type === 'yes_no') return true;
  return type === 'state' ? 'confirmed' : '';
}

/** The parts of a group; null: it is none. */
export function partsOf(
  condition: Condition,
): { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] } | null {
  if ('all' in condition) return { kind: 'all', parts: condition.all };
  return 'any' in condition ? { kind: 'any', parts: condition.any } : null;
}

/** A group of these parts. */
export function groupOf(kind: 'all' | 'any', parts: readonly Condition[]): Condition {
  return kind === 'all' ? { all: parts } : { any: parts };
}
