import { expect, it } from 'vitest';
import { searchTokens } from './search-tokens.ts';

it.each([
  ['José  lopez', { texts: ['José', 'lopez'] }],
  ['2025550123', { whole: ['2025550123'] }],
  ['202 555 0123', { numbers: [{ digits: '2025550123', runs: ['202', '555', '0123'] }] }],
  ['(202) 555-01', { whole: ['20255501'] }],
  ['+1 202-555', { whole: ['1202555'] }],
  ['kim 555-0123', { texts: ['kim'], numbers: [{ digits: '5550123', runs: ['555', '0123'] }] }],
  ['kim.lee@ex', { whole: ['kim.lee@ex'] }],
  ['@example.com ana', { texts: ['ana'], whole: ['example.com'] }],
  ['room 12', { texts: ['room', '12'] }],
  ['12 34', { texts: ['12', '34'] }],
  ['شهاب 山田', { texts: ['شهاب', '山田'] }],
  ['<b>%_\\', { texts: ['<b>%_\\'] }],
  ['   ', {}],
])('%j is looked for as %j', (q, tokens) => {
  expect(searchTokens(q)).toEqual({ texts: [], whole: [], numbers: [], ...tokens });
});

it('looks for no more than a handful', () => {
  expect(searchTokens('a b c d e f g h i j k l').texts).toHaveLength(8);
});
