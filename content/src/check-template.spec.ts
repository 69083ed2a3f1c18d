import { describe, expect, it } from 'vitest';
import { checkTemplate } from './check-template.ts';

describe('checking an authored text', () => {
  it('is content with what product.md lists', () => {
    expect(
      checkTemplate(
        '{{ participant.first_name }} {{ event.custom.room }} {{ event.start_time | date_and_time_phrase }} {{ user.company }}',
      ),
    ).toEqual([]);
  });

  it('names an unknown field and one that may be meant', () => {
    expect(checkTemplate('See you {{ appointment.start_time | date }}')).toEqual([
      {
        code: 'unknown_field',
        message: 'There is no field {{ appointment.start_time }}: did you mean {{ event.start_time }}?',
      },
    ]);
  });

  it.each(['Hi {{ name', '{% if name %}', '{{ name | shout }}', '{% include "x" %}'])(
    'reports that %s does not parse',
    (template) => {
      expect(checkTemplate(template)).toMatchObject([{ code: 'template_syntax' }]);
    },
  );

  it('does not take a variable that the text itself assigns for a field', () => {
    expect(checkTemplate('{% assign who = name %}{{ who }}')).toEqual([]);
  });
});
