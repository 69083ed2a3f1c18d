import { expect, it } from 'vitest';
import { searchTokens } from './search-tokens.ts';

it.each([
  ['José  lopez', ['José', 'lopez'], []],
  ['202 555 0123', [], ['2025550123']],
  ['(202) 555-01', [], ['20255501']],
  ['+1 202-555', [], ['1202555']],
  ['kim 555-0123', ['kim'], ['5550123']],
  ['kim.lee@ex', [], ['kim.lee@ex']],
  ['@example.com ana', ['ana'], ['example.com']],
  ['room 12', ['room', '12'], []],
  ['12 34', ['12', '34'], []],
  ['شهاب 山田', ['شهاب', '山田'], []],
  ['<b>%_\\', ['<b>%_\\'], []],
  ['   ', [], []],
])('%j is looked for as words %j and whole as %j', (q, texts, whole) => {
  expect(searchTokens(q)).toEqual({ texts, whole });
});

it('looks for no more than a handful', () => {
  expect(searchTokens('a b c d e f g h i j k l').texts).toHaveLength(8);
});
