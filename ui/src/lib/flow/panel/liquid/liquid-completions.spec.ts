import { expect, it } from 'vitest';
import { liquidCompletions } from './liquid-completions.ts';

it.each([
  ['Hi {{', 5, 'field', 'event.start_time'],
  ['Hi {{ ev', 6, 'field', 'event.start_time'],
  ['Hi {{ event.sta', 6, 'field', 'event.start_time'],
  ['{{ event.start_time | ', 22, 'filter', 'date_and_time_phrase'],
  ['{{ event.start_time | da', 22, 'filter', 'date_and_time_phrase'],
  ['{{ unclosed {{ ev', 15, 'field', 'event.start_time'],
  ['{% i', 3, 'tag', 'if'],
  ['{% if part', 6, 'field', 'participant.first_name'],
  ['{{ name }} and {{ fi', 18, 'field', 'first_name'],
  ['{{ event.start_time | add_minutes: ', 35, 'field', 'event.start_time'],
])('“%s” is gone on with from %i by a %s', (before, from, kind, word) => {
  const completions = liquidCompletions(before, []);
  expect(completions).toMatchObject({ from, kind });
  expect(completions?.words).toContain(word);
});

it.each(['Hi', 'Hi {', '{{ name }} and', '{{ name ', '{% if a %} b'])('“%s” is the author’s own', (before) => {
  expect(liquidCompletions(before, [])).toBeNull();
});

it('names nothing that does not exist', () => {
  expect(liquidCompletions('{% ', [])?.words).not.toContain('include');
});

it('goes on with the account’s own fields where fields can stand', () => {
  expect(liquidCompletions('{{ cus', ['custom.pet'])?.words).toContain('custom.pet');
  expect(liquidCompletions('{{ custom.pet | ', ['custom.pet'])?.words).not.toContain('custom.pet');
});
