import { expect, it } from 'vitest';
import { scriptToRead } from './script-to-read.ts';

it('a call reads as what is said, and where a clip is heard between, in words', () => {
  const clip = '01a203ba-38ea-7211-b917-572215146f57';
  expect(scriptToRead([{ say: 'Hello Mara.' }, { play: clip }, { say: 'Goodbye.' }])).toBe(
    'Hello Mara.\n[a clip is played]\nGoodbye.',
  );
});
