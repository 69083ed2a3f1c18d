import { expect, it } from 'vitest';
import { ofOperations } from './of-operations.ts';

it.each([
  [[{ _id: 'readEvent', path: { id: '1' } }], true],
  [[{ _id: 'readJournal', path: { id: '1' } }], false],
  [['readEvent'], false],
  [[], false],
])('%o is a query of reading an event: %s', (queryKey, expected) => {
  expect(ofOperations(['readEvent'])({ queryKey })).toBe(expected);
});
