import { expect, it } from 'vitest';
import { changedRows } from './changed-rows.ts';

const row = (id: string, title = id) => ({ id, title });

it.each([
  ['nothing the first time', undefined, [row('a')], []],
  ['nothing when nothing changed', [row('a'), row('b')], [row('a'), row('b')], []],
  ['what changed', [row('a'), row('b')], [row('a'), row('b', 'B')], ['b']],
  ['what came', [row('a')], [row('a'), row('b')], ['b']],
  ['not what went', [row('a'), row('b')], [row('b')], []],
  ['not what only moved', [row('a'), row('b')], [row('b'), row('a')], []],
  ['nothing of another page', [row('a')], [row('b'), row('c')], []],
  ['the first to come into an empty list', [], [row('a')], ['a']],
])('points out %s', (_, before, after, changed) => {
  expect(changedRows(before, after)).toEqual(changed);
});
