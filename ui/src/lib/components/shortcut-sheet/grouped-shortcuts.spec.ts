import { expect, it } from 'vitest';
import { groupedShortcuts } from './grouped-shortcuts.ts';

it('tells the page’s own first, each line once with all its keys, and one taken over only as it is now', () => {
  expect(
    groupedShortcuts([
      { keys: 'g a', words: 'Appointments', group: 'Go to' },
      { keys: 'c', words: 'Nothing yet', group: 'Go to' },
      { keys: 'j', words: 'Next row' },
      { keys: 'ArrowDown', words: 'Next row' },
      { keys: 'c', words: 'New appointment' },
    ]),
  ).toEqual([
    {
      title: 'On this page',
      lines: [
        { words: 'Next row', keys: ['j', 'ArrowDown'] },
        { words: 'New appointment', keys: ['c'] },
      ],
    },
    { title: 'Go to', lines: [{ words: 'Appointments', keys: ['g a'] }] },
  ]);
});
