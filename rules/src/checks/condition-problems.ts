import { CONDITION_FIELDS, conditionFieldType, FIELD_OPS, type FieldType } from '../condition-fields.ts';
import type { Condition, ConditionLeaf } from '../document/condition-schema.ts';
import type { Issue } from './issue.ts';

type Problem = Pick<Issue, 'code' | 'pointer' | 'message'>;

/** What keeps a condition from meaning what it says, wherever it stands: in a message or in an assignment. */
export function conditionProblems(condition: Condition, at: string): readonly Problem[] {
  if ('all' in condition) return group(condition.all, `${at}/all`);
  if ('any' in condition) return group(condition.any, `${at}/any`);
  return 'not' in condition ? conditionProblems(condition.not, `${at}/not`) : leaf(condition, at);
}

function group(conditions: readonly Condition[], at: string): readonly Problem[] {
  if (conditions.length > 0) return conditions.flatMap((each, index) => conditionProblems(each, `${at}/${index}`));
  const message = at.endsWith('/all')
    ? 'This group is empty, so it always holds: add a comparison, or remove it.'
    : 'This group is empty, so it never holds: add a comparison, or remove it.';
  return [{ code: 'condition_empty', pointer: at, message }];
}

function leaf({ field, op, value }: ConditionLeaf, at: string): readonly Problem[] {
  const type = conditionFieldType(field);
  if (type === null) {
    return [
      {
        code: 'condition_field_unknown',
        pointer: `${at}/field`,
        message: `There is no field “${field}”: ${suggestion(field)}`,
      },
    ];
  }
  if (!FIELD_OPS[type].includes(op)) {
    return [
      {
        code: 'condition_op_unfit',
        pointer: `${at}/op`,
        message: `“${field}” cannot be compared with ${op}: use ${FIELD_OPS[type].join(', ')}.`,
      },
    ];
  }
  const wanted = op === 'is_set' ? null : misfit({ type, op, value });
  return wanted === null
    ? []
    : [{ code: 'condition_value_unfit', pointer: `${at}/value`, message: `“${field}” is compared with ${wanted}.` }];
}

const STATES: readonly unknown[] = ['none', 'confirmed', 'accepted', 'declined', 'cancelled', 'reschedule_requested'];

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DATE_TIME = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/;

/** What a value should have been; null when it fits. Equal to nothing means empty, whatever the type. */
function misfit({
  type,
  op,
  value,
}: { readonly type: FieldType } & Pick<ConditionLeaf, 'op' | 'value'>): string | null {
  if (value === null) return op === '==' || op === '!=' ? null : 'a value: write one';
  switch (type) {
    case 'text':
      return typeof value === 'string' ? null : 'a text: put it in quotation marks';
    case 'yes_no':
      return typeof value === 'boolean' ? null : 'true or false';
    case 'date':
      return matches(value, DATE) ? null : 'a date such as 2026-03-12';
    case 'time':
      return matches(value, TIME) ? null : 'a time such as 09:00';
    case 'date_time':
      return matches(value, DATE_TIME) ? null : 'a date and time such as 2026-03-12T09:00';
    case 'state':
      return STATES.includes(value) ? null : `one of ${STATES.join(', ')}`;
    case 'custom':
      return null;
  }
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function suggestion(field: string): string {
  const last = field.split('.').at(-1) ?? field;
  const near = CONDITION_FIELDS.filter((known) => known.split('.').at(-1) === last);
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'choose one from the list.';
}
