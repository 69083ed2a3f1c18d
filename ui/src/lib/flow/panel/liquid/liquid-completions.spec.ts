import { expect, it } from 'vitest';
import { liquidCompletions } from './liquid-completions.ts';

const BODY = { own_fields: [], part: 'body' } as const;
const OWN = { own_fields: ['custom.pet'], part: 'body' } as const;

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
  const completions = liquidCompletions(before, BODY);
  expect(completions).toMatchObject({ from, kind });
  expect(completions?.words).toContain(word);
});

it.each(['Hi', 'Hi {', '{{ name }} and', '{{ name ', '{% if a %} b'])('“%s” is the author’s own', (before) => {
  expect(liquidCompletions(before, BODY)).toBeNull();
});

it('names nothing that does not exist', () => {
  expect(liquidCompletions('{% ', BODY)?.words).not.toContain('include');
});

it('goes on with the account’s own fields where fields can stand', () => {
  expect(liquidCompletions('{{ cus', OWN)?.words).toContain('custom.pet');
  expect(liquidCompletions('{{ custom.pet | ', OWN)?.words).not.toContain('custom.pet');
});

it('offers the link to an invitation alone, and to a call no link at all', () => {
  const words = (part: 'body' | 'said' | 'link_body') => liquidCompletions('{{ ', { own_fields: [], part })?.words;
  expect(words('link_body')?.[0]).toBe('secure_link');
  expect(words('body')).toContain('reminder.link');
  for (const link of ['secure_link', 'reminder.link', 'booking.link']) expect(words('said')).not.toContain(link);
  expect(words('body')).not.toContain('secure_link');
});
