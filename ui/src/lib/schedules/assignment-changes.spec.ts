import { expect, it } from 'vitest';
import { assigned } from './assigned.spec-support.ts';
import { assignmentChanges } from './assignment-changes.ts';

const [a, b, c] = [assigned('a'), assigned('b'), assigned('c')];
const french = assigned('b', { locale: 'fr' });

it.each([
  ['nothing', [a, b], []],
  ['one that is gone', [b], ['“a” is not asked any more.']],
  ['one that is new', [c, a, b], ['“c” is asked 1st: Every appointment.']],
  ['another order', [b, a], ['“b” is asked 1st instead of 2nd.', '“a” is asked 2nd instead of 1st.']],
  ['others', [a, french], ['“b” is for others: Appointments of clients with the language French.']],
  [
    'a second line',
    [a, b, french],
    ['“b” is asked 3rd: Appointments of clients with the language French that no schedule above takes.'],
  ],
] as const)('tells %s', (_, after, words) => {
  expect(assignmentChanges([a, b], after)).toEqual(words);
});
