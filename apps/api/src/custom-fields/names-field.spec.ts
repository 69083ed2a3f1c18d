import { expect, it } from 'vitest';
import { namesField } from './names-field.ts';

it.each([
  '{{ custom.pet }}',
  '{{custom.pet-}}',
  '{{ contact.custom.pet | upcase }}',
  '{% if participant.custom.pet == "Rex" %}x{% endif %}',
  '{{ custom["pet"] }}',
  JSON.stringify({ body: '{{ custom[\'pet\'] }} {{ custom["pet"] }}' }),
  JSON.stringify({ field: 'custom.pet', op: 'is_set', value: null }),
])('%s names it', (text) => {
  expect(namesField(text, 'pet')).toBe(true);
});

it.each(['{{ event.custom.pet }}', '{{ custom.pets }}', '{{ custom.pet-name }}', 'custom pet', '{{ my_custom.pet }}'])(
  '%s names another',
  (text) => {
    expect(namesField(text, 'pet')).toBe(false);
  },
);
