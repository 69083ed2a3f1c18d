import { expect, it } from 'vitest';
import { timelineParts } from './timeline-parts.ts';

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

it('tells what was from what will be, each in the order of time, and puts what has no moment last', () => {
  const { past, coming } = timelineParts(
    [
      { id: 'some time', at: null },
      { id: 'tomorrow', at: '2026-11-22T09:00:00Z' },
      { id: 'yesterday', at: '2026-11-20T09:00:00Z' },
      { id: 'some other time', at: null },
      { id: 'last week', at: '2026-11-14T10:00:00+01:00' },
    ],
    Date.parse('2026-11-21T09:00:00Z'),
  );
  expect(ids(past)).toEqual(['last week', 'yesterday']);
  expect(ids(coming)).toEqual(['tomorrow', 'some time', 'some other time']);
});
