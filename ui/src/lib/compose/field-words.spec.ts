import { expect, it } from 'vitest';
import { fieldWords } from './field-words.ts';

it.each([
  ['/send_at', 'The time'],
  ['/content/body', 'The text'],
  ['/content/subject', 'The subject'],
  ['/recipients/addresses/3', 'The list of recipients'],
  ['/else/where', 'else where'],
])('%s is called %s', (pointer, words) => {
  expect(fieldWords(pointer)).toBe(words);
});
