import { describe, expect, it } from 'vitest';
import { mergeTopics } from './change-batch.ts';

describe('several batches as one', () => {
  it('name each id once', () => {
    expect(
      mergeTopics([
        { position: 1, topics: { appointment: ['a', 'b'] } },
        { position: 2, topics: { appointment: ['b', 'c'], user: ['u'] } },
      ]),
    ).toEqual({ appointment: ['a', 'b', 'c'], user: ['u'] });
  });

  it('name nothing when one of them does not, or all of them too much', () => {
    const ids = (from: number) => Array.from({ length: 600 }, (_, n) => String(from + n));
    expect(
      mergeTopics([
        { position: 1, topics: { user: ['u'] } },
        { position: 2, topics: null },
      ]),
    ).toBeNull();
    expect(
      mergeTopics([
        { position: 1, topics: { appointment: ids(0) } },
        { position: 2, topics: { appointment: ids(600) } },
      ]),
    ).toBeNull();
  });
});
