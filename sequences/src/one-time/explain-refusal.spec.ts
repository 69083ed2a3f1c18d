import { expect, it } from 'vitest';
import { explainRefusal } from './explain-refusal.ts';

it.each([
  ['opted_out', /^Not sent: the client asked to get no more messages\.$/],
  ['known_bad_address', /^Not sent\. An earlier message showed that this address can never work: .*\.$/],
  ['no_sender', /^Not sent\. The account has no number or mailbox to send it from\.$/],
])('%s is said in words', (reason, words) => {
  expect(explainRefusal(reason)).toMatch(words);
});
