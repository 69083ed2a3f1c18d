import { type FieldValue, readConditionField } from './condition-fields.ts';
import type { Condition, ConditionLeaf } from './document/condition-schema.ts';
import type { Facts } from './facts.ts';
import { foldText } from './text/fold-text.ts';

/** Whether the condition holds with the facts of this moment (flow-spec section 1, Conditions). No condition holds always. */
export function evaluateCondition(condition: Condition | null, facts: Facts): boolean {
  if (condition === null) return true;
  if ('all' in condition) return condition.all.every((each) => evaluateCondition(each, facts));
  if ('any' in condition) return condition.any.some((each) => evaluateCondition(each, facts));
  if ('not' in condition) return !evaluateCondition(condition.not, facts);
  return evaluateLeaf(condition, readConditionField(condition.field, facts));
}

function evaluateLeaf({ op, value }: ConditionLeaf, actual: FieldValue): boolean {
  const set = actual !== null && actual !== '';
  if (op === 'is_set') return set;
  if (op === 'includes') return set && foldText(String(actual)).includes(foldText(String(value)));
  const order = compare(actual, value);
  switch (op) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order !== null && order > 0;
    case '>=':
      return order !== null && order >= 0;
    case '<':
      return order !== null && order < 0;
    case '<=':
      return order !== null && order <= 0;
  }
}

/** Order of two values as the field's type has it: numbers as numbers, the rest as folded text; null: no order. */
function compare(actual: FieldValue, wanted: FieldValue): number | null {
  if (actual === null || wanted === null) return actual === wanted ? 0 : null;
  const numbers =
    typeof actual === 'number' || typeof wanted === 'number' ? [toNumber(actual), toNumber(wanted)] : null;
  const [a, b] = numbers ?? [foldText(String(actual)), foldText(String(wanted))];
  if (a === undefined || b === undefined || a === null || b === null) return null;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function toNumber(value: string | number | boolean): number | null {
  if (typeof value === 'boolean' || value === '') return null;
  const number = Number(value);
  return Number.isNaN(number) ? null : number;
}
