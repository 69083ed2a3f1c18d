import { expect, it } from 'vitest';
import { readCondition, sentCondition } from './assignment-condition.ts';

it('reads and sends a condition, however it is nested', () => {
  const leaf = { field: 'event.title', op: 'includes', value: 'surgery' } as const;
  const condition = {
    all: [leaf, { any: [{ not: leaf }, { field: 'event.location', op: 'is_set', value: null }] }],
  } as const;
  expect(readCondition(sentCondition(condition))).toEqual(condition);
  expect(readCondition({ field: 'event.location', op: 'is_set' })).toEqual({
    field: 'event.location',
    op: 'is_set',
    value: null,
  });
});
