import { expect, it } from 'vitest';
import { creditsOf } from './credits-of.ts';

it.each([
  ['sms', 'Hi', 0, 1],
  ['sms', 'a'.repeat(161), 0, 2],
  ['sms', 'a'.repeat(500), 1, 3],
  ['email', 'a'.repeat(5_000), 2, 1],
  ['call', 'Hello', 0, 1],
] as const)('%s of %s with %i files takes %i', (channel, body, files, credits) => {
  expect(creditsOf({ channel, body, files })).toBe(credits);
});
