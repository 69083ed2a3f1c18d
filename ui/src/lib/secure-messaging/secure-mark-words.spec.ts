import { expect, it } from 'vitest';
import { secureMarkWords } from './secure-mark-words.ts';

it.each([
  ['planned', 'planned', 'Goes by a secure link'],
  ['due', 'shown', 'Goes by a secure link'],
  ['held', 'withheld', 'Goes by a secure link'],
  ['sending', 'shown', 'Sent by a secure link'],
  ['unknown', 'shown', 'Sent by a secure link'],
  ['delivered', 'deleted', 'Sent by a secure link; its words were deleted, their time was over'],
  ['failed', 'shown', 'Was to go by a secure link'],
  ['skipped', 'shown', 'Was to go by a secure link'],
] as const)('one that is %s, its words %s, reads “%s”', (status, secure, words) => {
  expect(secureMarkWords({ direction: 'out', status, secure })).toBe(words);
});

it('one that came has come, whatever became of it', () => {
  expect(secureMarkWords({ direction: 'in', status: 'received', secure: 'shown' })).toBe('Through a secure link');
});
