import type { Condition } from '@kept/rules/document/condition-schema';
import type { Definition } from '@kept/rules/document';

/** A custom field that a condition of the document asks for. */
export interface AskedField {
  /** Of the appointment, or of the client. */
  readonly of: 'event' | 'client';
  readonly key: string;
  /** A value that a condition compares it with, to show what it may be. */
  readonly example: string;
}

const PREFIXES = [
  ['event.custom.', 'event'],
  ['participant.custom.', 'client'],
  ['contact.custom.', 'client'],
  ['custom.', 'client'],
] as const;

/** The custom fields that conditions of the document ask for, each once. */
export function customFieldsInConditions({ messages }: Definition): readonly AskedField[] {
  const leaves = messages.flatMap(({ condition }) => (condition === null ? [] : leavesOf(condition)));
  const asked = new Map<string, AskedField>();
  for (const { field, value } of leaves) {
    const found = PREFIXES.find(([prefix]) => field.startsWith(prefix));
    if (found === undefined) continue;
    const [prefix, of] = found;
    const key = field.slice(prefix.length);
    const known = asked.get(`${of} ${key}`);
    const example = known === undefined || known.example === '' ? String(value ?? '') : known.example;
    asked.set(`${of} ${key}`, { of, key, example });
  }
  return [...asked.values()];
}

interface Leaf {
  readonly field: string;
  readonly value?: string | number | boolean | null;
}

function leavesOf(condition: Condition): readonly Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  if ('not' in condition) return leavesOf(condition.not);
  return [condition];
}
