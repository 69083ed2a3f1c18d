import { expect, it } from 'vitest';
import { unread } from './unread.ts';

const id = '12025550123';

it.each([
  ['all of a phone never shown', { count: 3, newest_is: 'received' }, {}, 3],
  ['what came since it was shown', { count: 3, newest_is: 'received' }, { [id]: 1 }, 2],
  ['nothing when all was shown', { count: 3, newest_is: 'received' }, { [id]: 3 }, 0],
  ['nothing when the owner answered last', { count: 3, newest_is: 'sent' }, {}, 0],
  ['nothing when the sandbox was emptied', { count: 1, newest_is: 'received' }, { [id]: 9 }, 0],
  ['nothing where nothing is', { count: 0, newest_is: null }, {}, 0],
] as const)('counts %s', (_what, counted, seen, expected) => {
  expect(unread({ id, ...counted }, seen)).toBe(expected);
});
