import { CONDITION_FIELDS, conditionFieldType, FIELD_OPS, type FieldType } from '@kept/rules/condition-fields';
import type { Condition, ConditionLeaf, ConditionOp } from '@kept/rules/document/condition-schema';
import type { CustomField } from '#lib/api/generated/types.gen.ts';

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

/** A custom field that the account has defined. */
export type DefinedField = Pick<CustomField, 'key' | 'label' | 'type' | 'choices'>;

/** What a field holds, and of a choice what there is to choose. */
export interface FieldKind {
  readonly type: FieldType | 'number' | 'choice';
  readonly choices: readonly string[];
}

/** A defined field is named as texts name it: what the participant has, else the contact. */
const DEFINED_PREFIX = 'custom.';

/** The fields that can be compared, those that are defined, and the kinds of custom ones, in words. */
export function fieldChoices(
  defined: readonly DefinedField[],
): readonly { readonly value: string; readonly label: string }[] {
  return [
    ...CONDITION_FIELDS.map((field) => ({ value: field, label: fieldInWords(field) })),
    ...defined.map(({ key, label }) => ({ value: `${DEFINED_PREFIX}${key}`, label: `Custom field: ${label}` })),
    ...CUSTOM_PREFIXES.map((prefix) => ({ value: prefix, label: FIELD_WORDS[prefix] ?? prefix })),
  ];
}

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

/** What a field holds; one that nobody has defined, or that has no name yet, may hold anything. */
export function kindOf(field: string, defined: readonly DefinedField[]): FieldKind {
  const custom = customField(field);
  const definition =
    // an appointment's own fields are not those of contacts, also where they have the same name
    custom === null || custom.prefix === 'event.custom.' ? undefined : defined.find(({ key }) => key === custom.name);
  if (definition !== undefined) return { type: definition.type, choices: definition.choices };
  return { type: conditionFieldType(field) ?? 'custom', choices: [] };
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

/** The comparisons a kind of field takes, in words. */
export function comparisonsOf({ type }: FieldKind): readonly { readonly value: Comparison; readonly label: string }[] {
  const in_time = type === 'date' || type === 'time' || type === 'date_time';
  const comparisons: readonly Comparison[] = [...opsOf(type), 'is_empty'];
  return comparisons.map((value) => ({ value, label: (in_time ? IN_TIME[value] : undefined) ?? PLAIN[value] }));
}

function opsOf(type: FieldKind['type']): readonly ConditionOp[] {
  if (type === 'number') return FIELD_OPS.date;
  return type === 'choice' ? FIELD_OPS.state : FIELD_OPS[type];
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

interface OnField {
  readonly leaf: ConditionLeaf;
  readonly field: string;
  readonly defined: readonly DefinedField[];
}

/** The leaf on another field: comparison and value stay where the new field can have them. */
export function onField({ leaf, field, defined }: OnField): ConditionLeaf {
  const was = kindOf(leaf.field, defined);
  const kind = kindOf(field, defined);
  const op = opsOf(kind.type).includes(leaf.op) ? leaf.op : '==';
  const same = kind.type === was.type && kind.type !== 'choice' && op === leaf.op;
  return { field, op, value: same ? leaf.value : firstValue(kind, op) };
}

interface Compared {
  readonly leaf: ConditionLeaf;
  readonly comparison: Comparison;
  readonly kind: FieldKind;
}

/** The leaf compared otherwise. */
export function compared({ leaf, comparison, kind }: Compared): ConditionLeaf {
  if (comparison === 'is_empty') return { ...leaf, op: '==', value: null };
  if (comparison === 'is_set') return { ...leaf, op: comparison, value: null };
  const value = leaf.value === null ? firstValue(kind, comparison) : leaf.value;
  const text = typeof value === 'number' ? String(value) : value;
  const put = { ...leaf, op: comparison, value };
  return typeof text === 'string' ? withText({ leaf: put, text, kind }) : put;
}

const BY_SIZE: readonly ConditionOp[] = ['>', '>=', '<', '<='];

interface WithText {
  readonly leaf: ConditionLeaf;
  readonly text: string;
  readonly kind: FieldKind;
}

/** The leaf with a value as it was written: a number where the field holds numbers or is compared by size. */
export function withText({ leaf, text, kind: { type } }: WithText): ConditionLeaf {
  const may_be_number = type === 'number' || (type === 'custom' && BY_SIZE.includes(leaf.op));
  const is_number = may_be_number && /^-?\d+(\.\d+)?$/u.test(text.trim());
  return { ...leaf, value: is_number ? Number(text) : text };
}

function firstValue({ type, choices }: FieldKind, op: ConditionOp): ConditionLeaf['value'] {
  if (op === 'is_set') return null;
  if (type === 'yes_no') return true;
  if (type === 'choice') return choices[0] ?? '';
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
