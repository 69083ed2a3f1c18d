import { describe, expect, it } from 'vitest';
import { EVERYTHING, mergeChanges, readChanges } from './topics.ts';

describe('reading what changed', () => {
  it('takes the topics it knows', () => {
    expect(readChanges('{"topics":{"appointment":["a"],"later":["b"]}}')).toEqual(
      new Map([['appointment', new Set(['a'])]]),
    );
  });

  it.each(['', 'null', '{}', '{"topics":null}', '[]'])('takes %o for everything', (data) => {
    expect(readChanges(data)).toBe(EVERYTHING);
  });
});

it('keeps everything when ids come after it', () => {
  expect(mergeChanges(EVERYTHING, new Map([['clock', new Set(['a'])]])).get('clock')).toBe('everything');
});
