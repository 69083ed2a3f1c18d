import type { Condition } from '@kept/rules/document/condition-schema';
import type { Condition as Sent } from '#lib/api/generated/types.gen.ts';

/** A condition as the API tells it: a comparison with nothing has no value there. */
export function readCondition(sent: Sent): Condition {
  if ('all' in sent) return { all: sent.all.map(readCondition) };
  if ('any' in sent) return { any: sent.any.map(readCondition) };
  if ('not' in sent) return { not: readCondition(sent.not) };
  return { field: sent.field, op: sent.op, value: sent.value ?? null };
}

/** The same on its way there. */
export function sentCondition(condition: Condition): Sent {
  if ('all' in condition) return { all: condition.all.map(sentCondition) };
  if ('any' in condition) return { any: condition.any.map(sentCondition) };
  return 'not' in condition ? { not: sentCondition(condition.not) } : condition;
}
