import { describe, expect, it } from 'vitest';
import { callWords, isLive } from './call-words.ts';

describe('a call in words', () => {
  it.each([
    ['ringing', null, null, 'Rings'],
    ['in-progress', 'human', null, 'In the call'],
    ['completed', 'human', 9, 'Answered, 9 s'],
    ['completed', 'human', 75, 'Answered, 1 min 15 s'],
    ['completed', 'machine', 20, 'Voicemail took it, 20 s'],
    ['busy', null, null, 'Declined'],
    ['no-answer', null, null, 'Not answered'],
    ['failed', null, null, 'Never got through'],
  ] as const)('%s by %s for %s is “%s”', (status, taken_by, seconds, words) => {
    expect(callWords({ status, taken_by, seconds })).toBe(words);
  });

  it.each([
    ['queued', true],
    ['ringing', true],
    ['in-progress', true],
    ['completed', false],
    ['busy', false],
  ] as const)('%s is live: %s', (status, live) => {
    expect(isLive({ status })).toBe(live);
  });
});
