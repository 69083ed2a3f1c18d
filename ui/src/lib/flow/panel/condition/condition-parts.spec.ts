import { CONDITION_FIELDS } from '@kept/rules/condition-fields';
import { conditionProblems } from '@kept/rules/checks/condition-problems';
import type { ConditionLeaf } from '@kept/rules/document/condition-schema';
import { describe, expect, it } from 'vitest';
import {
  compared,
  comparisonOf,
  comparisonsOf,
  customField,
  type DefinedField,
  fieldChoices,
  kindOf,
  newLeaf,
  onField,
  withText,
} from './condition-parts.ts';

/** Fields whose first value is a question, not an answer: a date has no usual one. */
const ASKS = ['event.date', 'event.time', 'event.start_time', 'event.end_time'];

describe('a leaf on another field', () => {
  it.each(CONDITION_FIELDS.filter((field) => !ASKS.includes(field)))('means something at once: %s', (field) => {
    const kind = kindOf(field, []);
    for (const { value: comparison } of comparisonsOf(kind)) {
      const leaf = compared({ leaf: onField({ leaf: newLeaf(), field, defined: [] }), comparison, kind });
      expect(conditionProblems(leaf, '')).toEqual([]);
      expect(comparisonOf(leaf)).toBe(comparison);
    }
  });

  it('keeps comparison and value where the field has the same type', () => {
    const leaf: ConditionLeaf = { field: 'event.title', op: 'includes', value: 'cleaning' };
    const on = (field: string) => onField({ leaf, field, defined: [] });
    expect(on('event.location')).toEqual({ ...leaf, field: 'event.location' });
    expect(on('event.date')).toEqual({ field: 'event.date', op: '==', value: '' });
    expect(on('event.all_day')).toEqual({ field: 'event.all_day', op: '==', value: true });
  });
});

describe('a custom field', () => {
  const leaf: ConditionLeaf = { field: 'event.custom.age', op: '>', value: '' };

  const kind = kindOf(leaf.field, []);

  it('is compared by size as a number, and by words as it is written', () => {
    expect(withText({ leaf, text: '18', kind }).value).toBe(18);
    expect(withText({ leaf: { ...leaf, op: '==' }, text: '18', kind }).value).toBe('18');
    expect(withText({ leaf, text: 'eighteen', kind }).value).toBe('eighteen');
  });

  it('goes on meaning what is written when the comparison changes', () => {
    const adult = withText({ leaf, text: '18', kind });
    const same = compared({ leaf: adult, comparison: '==', kind });
    expect(same.value).toBe('18');
    expect(compared({ leaf: same, comparison: '<=', kind }).value).toBe(18);
  });

  it('has a kind and a name', () => {
    expect(customField('contact.custom.room')).toEqual({ prefix: 'contact.custom.', name: 'room' });
    expect(customField('custom.room')).toEqual({ prefix: 'custom.', name: 'room' });
    expect(customField('event.title')).toBeNull();
  });
});

describe('a field that the account has defined', () => {
  const field = (key: string, type: DefinedField['type']): DefinedField => ({
    key,
    label: `The ${key}`,
    type,
    choices: [],
  });
  const defined = [
    field('age', 'number'),
    field('born', 'date'),
    field('vip', 'yes_no'),
    { ...field('animal', 'choice'), choices: ['Dog', 'Cat'] },
  ];
  const labels = (name: string) => comparisonsOf(kindOf(name, defined)).map(({ label }) => label);
  const on = (name: string) => onField({ leaf: newLeaf(), field: name, defined });

  it('is offered by its label, and written as texts write it', () => {
    expect(fieldChoices(defined)).toContainEqual({ value: 'custom.animal', label: 'Custom field: The animal' });
  });

  it('is compared as its type is', () => {
    expect(labels('custom.age')).toContain('is less than');
    expect(labels('custom.age')).not.toContain('includes');
    expect(labels('custom.born')).toContain('is before');
    expect(labels('custom.vip')).not.toContain('is more than');
    expect(labels('contact.custom.animal')).toEqual(['is', 'is not', 'is filled in', 'is empty']);
  });

  it('begins with a value of its type', () => {
    expect(on('custom.vip').value).toBe(true);
    expect(on('custom.animal')).toEqual({ field: 'custom.animal', op: '==', value: 'Dog' });
    const leaf = on('custom.age');
    expect(withText({ leaf, text: '18', kind: kindOf(leaf.field, defined) }).value).toBe(18);
  });

  it('is another than an appointment’s of the same name', () => {
    expect(kindOf('event.custom.age', defined).type).toBe('custom');
  });
});

it('tells times by before and after', () => {
  expect(comparisonsOf(kindOf('event.date', [])).map(({ label }) => label)).toContain('is before');
  expect(comparisonsOf(kindOf('custom.age', [])).map(({ label }) => label)).toContain('is less than');
});
