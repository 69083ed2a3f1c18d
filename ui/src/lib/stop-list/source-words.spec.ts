import { expect, it } from 'vitest';
import { sourceWords } from './source-words.ts';

it.each([
  [{ source: 'reply', word: 'stop', added_by: null }, 'The client answered STOP'],
  [{ source: 'reply', word: null, added_by: null }, 'The client unsubscribed by the link in an email'],
  [{ source: 'reply', word: '9', added_by: null }, 'The client pressed 9 in a call'],
  [{ source: 'carrier', word: 'complaint', added_by: null }, 'The client marked an email as spam'],
  [{ source: 'staff', word: null, added_by: 'Ada' }, 'Ada'],
  [{ source: 'api', word: null, added_by: 'Ada' }, 'A program with a key of Ada'],
  [{ source: 'carrier', word: null, added_by: null }, 'The carrier said so'],
] as const)('says of %j who put it on the list', (entry, words) => {
  expect(sourceWords(entry)).toBe(words);
});
