import { CONDITION_FIELDS } from '@kept/rules/condition-fields';
import { conditionProblems } from '@kept/rules/checks/condition-problems';
import type { ConditionLeaf } from '@kept/rules/document/condition-schema';
import { describe, expect, it } from 'vitest';
import { compared, comparisonOf, comparisonsOf, customField, newLeaf, onField, withText } from './condition-parts.ts';

/** Fields whose first value is a question, not an answer: a date has no usual one. */
const ASKS = ['event.date', 'event.time', 'event.start_time', 'event.end_time'];

describe('a leaf on another field', () => {
  it.each(CONDITION_FIELDS.filter((field) => !ASKS.includes(field)))('means something at once: %s', (field) => {
    for (const { value: comparison } of comparisonsOf(field)) {
      const leaf = compared(onField(newLeaf(), field), comparison);
      expect(conditionProblems(leaf, '')).toEqual([]);
      expect(comparisonOf(leaf)).toBe(comparison);
    }
  });

  it('keeps comparison and value where the field has the same type', () => {
    const leaf: ConditionLeaf = { field: 'event.title', op: 'includes', value: 'cleaning' };
    expect(onField(leaf, 'event.location')).toEqual({ ...leaf, field: 'event.location' });
    expect(onField(leaf, 'event.date')).toEqual({ field: 'event.date', op: '==', value: '' });
    expect(onField(leaf, 'event.all_day')).toEqual({ field: 'event.all_day', op: '==', value: true });
  });
});

describe('a custom field', () => {
  const leaf: ConditionLeaf = { field: 'event.custom.age', op: '>', value: '' };

  it('is compared by size as a number, and by words as it is written', () => {
    expect(withText(leaf, '18').value).toBe(18);
    expect(withText({ ...leaf, op: '==' }, '18').value).toBe('18');
    expect(withText(leaf, 'eighteen').value).toBe('eighteen');
  });

  it('goes on meaning what is written when the comparison changes', () => {
    const adult = withText(leaf, '18');
    expect(compared(adult, '==').value).toBe('18');
    expect(compared(compared(adult, '=='), '<=').value).toBe(18);
  });

  it('has a kind and a name', () => {
    expect(customField('contact.custom.room')).toEqual({ prefix: 'contact.custom.', name: 'room' });
    expect(customField('custom.room')).toEqual({ prefix: 'custom.', name: 'room' });
    expect(customField('event.title')).toBeNull();
  });
});

it('tells times by before and after', () => {
  expect(comparisonsOf('event.date').map(({ label }) => label)).toContain('is before');
  expect(comparisonsOf('custom.age').map(({ label }) => label)).toContain('is less than');
});
