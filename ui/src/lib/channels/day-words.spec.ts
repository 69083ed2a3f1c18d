import { expect, it } from 'vitest';
import { dayWords } from './day-words.ts';

it.each([
  [{ sent: 0, failed: 0, unknown: 0, received: 0 }, 'nothing'],
  [{ sent: 12, failed: 1, unknown: 0, received: 3 }, '12 sent, 1 failed, 3 received'],
  [{ sent: 0, failed: 0, unknown: 2, received: 0 }, '2 unclear'],
])('says of %j how the day went', (day, words) => {
  expect(dayWords(day)).toBe(words);
});
