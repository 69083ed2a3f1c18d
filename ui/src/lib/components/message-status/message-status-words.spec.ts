import { expect, it } from 'vitest';
import { messageStatusWords } from './message-status-words.ts';

it.each([
  ['accepted', 'Sent', 'waiting'],
  ['delivered', 'Delivered', 'confirmed'],
  ['unknown', 'Unknown', 'reschedule'],
  ['handed_on', 'Handed on', 'muted'],
  ['constructor', 'Constructor', 'muted'],
])('%s reads %s', (status, words, tone) => {
  expect(messageStatusWords(status)).toMatchObject({ words, tone });
});
