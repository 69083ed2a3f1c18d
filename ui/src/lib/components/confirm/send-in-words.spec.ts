import { expect, it } from 'vitest';
import { peopleInWords } from './people-in-words.ts';
import { sendInWords } from './send-in-words.ts';

it.each([
  [{ count: 42, channel: 'sms' }, 'Send 42 text messages'],
  [{ count: 1, channel: 'sms' }, 'Send 1 text message'],
  [{ count: 1204, channel: 'email' }, 'Send 1,204 emails'],
  [{ count: 1, channel: 'call' }, 'Make 1 call'],
] as const)('%o reads %s', (act, words) => {
  expect(sendInWords(act)).toBe(words);
});

it('counts people in words', () => {
  expect([peopleInWords(1), peopleInWords(0), peopleInWords(2)]).toEqual(['1 person', '0 people', '2 people']);
});
