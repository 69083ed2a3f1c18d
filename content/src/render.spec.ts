import { describe, expect, it } from 'vitest';
import { renderTemplate } from './render.ts';

const style = { locale: 'en-US', time_zone: 'America/New_York' };
const fields = {
  name: 'Ana López',
  custom: { room: 'B' },
  event: { start_time: '2026-11-23T17:00:00.000Z', title: 'Cleaning' },
};

describe('rendering', () => {
  it('fills in fields and writes moments where the appointment is', () => {
    const { text } = renderTemplate(
      'Hi {{ name }}, {{ event.start_time | date_and_time_phrase }}, room {{ custom.room }}.',
      fields,
      style,
    );
    expect(text).toBe('Hi Ana López, Monday, November 23 at 12:00 PM, room B.');
  });

  it('adds minutes to a moment', () => {
    expect(renderTemplate('{{ event.start_time | add_minutes: -15 | time }}', fields, style).text).toBe('11:45 AM');
  });

  it('renders an unknown field as nothing and says so', () => {
    expect(renderTemplate('Hi {{ nmae }}{{ custom.floor }}!', fields, style)).toEqual({
      text: 'Hi !',
      unknown_fields: ['nmae', 'custom.floor'],
      fault: null,
    });
  });

  it.each([
    ['a file tag', '{% include "secret" %}', 'template_syntax'],
    ['broken syntax', 'Hi {{ name', 'template_syntax'],
    ['an unknown filter', '{{ name | shout }}', 'unknown_filter'],
    ['a filter without its value', '{{ name | append }}', 'template_syntax'],
    ['a loop without end in sight', '{% for i in (1..100000000) %}{{ i }}{% endfor %}', 'template_too_costly'],
    [
      'a loop of loops',
      '{% for i in (1..10000) %}{% for j in (1..10000) %}x{% endfor %}{% endfor %}',
      'template_too_costly',
    ],
    ['a text that grows and grows', `{% for i in (1..2000) %}${'x'.repeat(100)}{% endfor %}`, 'template_too_costly'],
    ['a text past the limit', 'x'.repeat(20_001), 'template_too_long'],
    ['a hundred levels', `${'{% if name %}'.repeat(100)}${'{% endif %}'.repeat(100)}`, 'template_too_deep'],
  ])('answers nothing, with a fault, for %s', (_case, template, fault) => {
    expect(renderTemplate(template, fields, style)).toEqual({ text: '', unknown_fields: [], fault });
  });

  it.each(['{{ name.size }}', '{{ custom[name] }}', '{% for c in custom %}{{ c }}{% endfor %}'])(
    'does not call %s a field that does not exist',
    (template) => {
      expect(renderTemplate(template, fields, style).unknown_fields).toEqual([]);
    },
  );

  it.each([
    ['{% for a in appointments %}{{ a.title }}{{ a.titel }}{% endfor %}', 'Cleaning', ['a.titel']],
    ['{{ appointments.first.title }}{{ appointments[0].titel }}', 'Cleaning', ['appointments.0.titel']],
    ['{% for a in appointments %}{{ a.custom.room }}{% endfor %}{{ appointments.size }}', 'B2', []],
    ['{% for a in others %}{{ a.titel }}{% endfor %}', '', []],
  ])('says of the items of a list what none of them has: %s', (template, text, unknown_fields) => {
    const appointments = [{ title: 'Cleaning' }, { custom: { room: 'B' } }];
    const listed = { ...fields, appointments, others: [] };
    expect(renderTemplate(template, listed, style)).toEqual({ text, unknown_fields, fault: null });
  });

  it('reads own properties only', () => {
    expect(renderTemplate('{{ event.constructor.name }}{{ name.length }}', fields, style).text).not.toContain('Object');
  });

  it('takes a client named like a template for a name', () => {
    expect(renderTemplate('Hi {{ name }}', { name: '{{ event.title }}' }, style).text).toBe('Hi {{ event.title }}');
  });
});
