import { buildFields } from '@kept/content/fields';
import { checkTemplate } from '@kept/content/check-template';
import { madeUpFacts } from '@kept/rules/simulate/made-up-facts';
import { expect, it } from 'vitest';
import { fieldChoices, fieldInText } from './field-choices.ts';

const made = madeUpFacts({ start: '2026-03-12T10:00', time_zone: 'America/New_York' });
const facts = { ...made, appointment: { ...made.appointment, custom_data: { room: '2', 'not a name': 'x' } } };
const fields = buildFields({ facts, user: { name: '', company: 'Hill Street' } });
const choices = fieldChoices(fields, {
  own_fields: ['custom.pet'],
  part: 'link_body',
  locale: 'en-US',
  time_zone: 'America/New_York',
});
const exampleOf = (id: string) => choices.find((choice) => choice.id === id)?.hint;

it('says what each field would say for this client', () => {
  expect(exampleOf('first_name')).toBe('Ada');
  expect(exampleOf('event.start_time')).toMatch(/March 12.*10:00 AM/);
  expect(exampleOf('event.location')).toBe('(empty)');
  expect(exampleOf('user.company')).toBe('Hill Street');
});

it('offers the custom fields that this client has, by names a text can write', () => {
  expect(exampleOf('event.custom.room')).toBe('2');
  expect(choices.some(({ id }) => id.includes('not a name'))).toBe(false);
});

it('offers the fields the account has defined, also where this client has none', () => {
  expect(exampleOf('custom.pet')).toBe('(empty)');
});

it('shows links to clients’ pages as long as they are', () => {
  expect(exampleOf('reminder.link')).toMatch(/^https:\/\/.*\/r\/[\w-]{64}$/u);
  expect(exampleOf('secure_link')).toMatch(/^https:\/\/.*\/s\/[\w-]{64}$/u);
});

it('writes fields that a text can name, moments in words', () => {
  for (const { id, refused } of choices)
    if (refused === undefined)
      expect(checkTemplate(`${fieldInText(id)}{{ secure_link }}`, 'link_body'), id).toEqual([]);
  expect(fieldInText('event.start_time')).toBe('{{ event.start_time | date_and_time_phrase }}');
});
