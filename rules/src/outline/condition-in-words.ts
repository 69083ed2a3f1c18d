import type { Condition, ConditionLeaf, ConditionOp } from '../document/condition-schema.ts';

const OPS: Readonly<Record<ConditionOp, string>> = {
  '==': 'is',
  '!=': 'is not',
  '>': 'is more than',
  '>=': 'is at least',
  '<': 'is less than',
  '<=': 'is at most',
  includes: 'includes',
  is_set: 'is filled in',
};

/** A condition as a sentence's part: `event title includes “surgery” and (calendar name is “A” or calendar name is “B”)`. */
export function conditionInWords(condition: Condition): string {
  if ('all' in condition) return joined(condition.all, { word: 'and', nothing: 'always' });
  if ('any' in condition) return joined(condition.any, { word: 'or', nothing: 'never' });
  if ('not' in condition) return `not ${bracketed(condition.not)}`;
  return leafInWords(condition);
}

function joined(
  conditions: readonly Condition[],
  { word, nothing }: { readonly word: string; readonly nothing: string },
): string {
  const [only, ...others] = conditions;
  if (only === undefined) return nothing;
  return others.length === 0 ? conditionInWords(only) : conditions.map(bracketed).join(` ${word} `);
}

/** In brackets when it is more than one thing, so that no reader has to know what binds tighter. */
function bracketed(condition: Condition): string {
  const words = conditionInWords(condition);
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  return parts.length > 1 ? `(${words})` : words;
}

function leafInWords({ field, op, value }: ConditionLeaf): string {
  const subject = fieldInWords(field);
  if (op === 'is_set') return `${subject} ${OPS[op]}`;
  if (value === null) return `${subject} ${op === '!=' ? OPS.is_set : 'is empty'}`;
  return `${subject} ${OPS[op]} ${typeof value === 'string' ? `“${value}”` : String(value)}`;
}

/** `event.start_time` as `event start time`; a custom field keeps its own name, in quotation marks. */
function fieldInWords(field: string): string {
  const custom = /^(?:(event|participant|contact)\.)?custom\.(.+)$/u.exec(field);
  if (custom === null) return field.replaceAll(/[._]/gu, ' ');
  const [, owner, name] = custom;
  return owner === undefined ? `field “${name}”` : `${owner} field “${name}”`;
}
