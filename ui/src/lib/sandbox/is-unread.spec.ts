import { expect, it } from 'vitest';
import { isUnread } from './is-unread.ts';

const id = '12025550123';

it.each([
  ['a phone never shown', { count: 3, newest_is: 'received' }, {}, true],
  ['what came since it was shown', { count: 3, newest_is: 'received' }, { [id]: 1 }, true],
  ['all that was shown', { count: 3, newest_is: 'received' }, { [id]: 3 }, false],
  ['what its owner sent', { count: 3, newest_is: 'sent' }, {}, false],
  ['a sandbox that was emptied', { count: 1, newest_is: 'received' }, { [id]: 9 }, false],
  ['nothing', { count: 0, newest_is: null }, {}, false],
] as const)('of %s', (_what, counted, seen, expected) => {
  expect(isUnread({ id, ...counted }, seen)).toBe(expected);
});
