import { expect, it } from 'vitest';
import { addPhrases } from './add-phrases.ts';

it.each([
  [[], 'late', ['late'], null],
  [['late'], 'running behind, delayed', ['late', 'running behind', 'delayed'], null],
  [[], 'one\ntwo\n', ['one', 'two'], null],
  [['Late'], ' late! ', ['Late'], '“late!” is the same as “Late”.'],
  [['late'], 'late, delayed', ['late', 'delayed'], '“late” is the same as “late”.'],
  [['late'], ' , ', ['late'], null],
  [[], '?', ['?'], null],
])('%j and “%s” give %j', (phrases, typed, all, refused) => {
  expect(addPhrases(phrases, typed)).toEqual({ phrases: all, refused });
});

it('takes no more than an answer holds', () => {
  const fifty = Array.from({ length: 50 }, (_, index) => `phrase ${index}`);
  expect(addPhrases(fifty, 'one more')).toEqual({ phrases: fifty, refused: 'An answer has 50 phrases at most.' });
});
