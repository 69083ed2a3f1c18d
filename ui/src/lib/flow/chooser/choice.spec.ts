import { expect, it } from 'vitest';
import { choicesMatching } from './choice.ts';

const choices = [
  { id: '1', label: 'Reminder: text', group: 'Messages' },
  { id: '2', label: 'Reminder: email', group: 'Messages' },
  { id: '3', label: 'client confirms', hint: 'The client says yes', group: 'Answers' },
];

it.each([
  ['', ['1', '2', '3']],
  ['rem ema', ['2']],
  ['YES', ['3']],
  ['messages', ['1', '2']],
  ['nothing of it', []],
])('“%s” finds %j', (typed, ids) => {
  expect(choicesMatching(choices, typed).map(({ id }) => id)).toEqual(ids);
});
