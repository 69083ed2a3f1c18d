import { expect, it } from 'vitest';
import type { Action } from '@kept/rules/document';
import { newAction } from '../../document/new-action.ts';
import { whyNotBeside } from './why-not-beside.ts';

it.each<[readonly Action['type'][], Action['type'], string | null]>([
  [[], 'do_nothing', null],
  [['reply'], 'do_nothing', 'It stands alone'],
  [['do_nothing'], 'reply', '“Do nothing” stands alone'],
  [['reply'], 'transition_to', null],
  [['reply', 'transition_to'], 'repeat', 'The answer ends with “transition to” already'],
  [['transition_to'], 'reply', null],
])('beside %j, %s: %s', (types, type, why) => {
  expect(
    whyNotBeside(
      types.map((each) => newAction(each)),
      type,
    ),
  ).toBe(why);
});
