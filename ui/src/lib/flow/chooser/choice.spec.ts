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

it('puts first what is called so, with its group, and leaves the rest in order', () => {
  const actions = [
    { id: 'reply', label: 'reply', hint: 'Sends a text or an email', group: 'Actions' },
    { id: 'notify', label: 'send email notification', group: 'Actions' },
    { id: 'there', label: 'New text', group: 'Messages' },
    { id: 'made', label: 'A new text', group: 'New' },
  ];
  const ids = (typed: string) => choicesMatching(actions, typed).map(({ id }) => id);
  expect(ids('send email')).toEqual(['notify', 'reply']);
  expect(ids('a new text')).toEqual(['made', 'there']);
  expect(ids('')).toEqual(['reply', 'notify', 'there', 'made']);
});
