import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { checkTemplate } from './check-template.ts';
import { KNOWN_FIELDS } from './fields.ts';

describe('checking an authored text', () => {
  it('is content with every field, filter and way of writing that product.md lists', () => {
    const fields = KNOWN_FIELDS.map((field) => `{{ ${field.replace('*', 'room')} }}`);
    const filters = [
      'date',
      'date_full',
      'date_and_time_phrase',
      'date_and_time_full',
      'date_phrase',
      'date_with_year',
      'day_with_date',
      'time',
      'add_minutes: 30',
    ].map((filter) => `{{ event.start_time | ${filter} }}`);
    expect(checkTemplate([...fields, ...filters].join(' '))).toEqual([]);
    expect(
      checkTemplate(
        '{% for a in appointments %}{{ a.title }}{% endfor %}{{ appointments.size }}{{ appointments.first.start_time | time }}{{ event.custom["my room"] }}{{ name.size }}',
      ),
    ).toEqual([]);
  });

  it.each([
    [
      '{{ appointment.start_time | date }}',
      'There is no field {{ appointment.start_time }}: did you mean {{ event.start_time }}?',
    ],
    ['{{ frist_name }}', 'There is no field {{ frist_name }}: did you mean {{ first_name }}?'],
    ['{{ event.titel }}', 'There is no field {{ event.titel }}: did you mean {{ event.title }}?'],
    ['{{ user.compony }}', 'There is no field {{ user.compony }}: did you mean {{ user.company }}?'],
    [
      '{{ appointments.first.colour }}',
      'There is no field {{ appointments.first.colour }}: choose one from the list of fields.',
    ],
    [
      '{{ appointments.first.titel }}',
      'There is no field {{ appointments.first.titel }}: did you mean {{ appointments.first.title }}?',
    ],
    [
      '{{ secure_link }}',
      'There is no field {{ secure_link }}: it stands in the text of an invitation to a secure message, and nowhere else.',
    ],
    ['{{ constructor }}', 'There is no field {{ constructor }}: choose one from the list of fields.'],
  ])('names the unknown field of %s and one that may be meant', (template, message) => {
    expect(checkTemplate(template)).toMatchObject([{ code: 'unknown_field', message }]);
  });

  it.each([
    [
      'said',
      'Open {{ reminder.link }}',
      'link_spoken',
      'A link cannot be spoken: take {{ reminder.link }} out, and send it by text or email.',
    ],
    [
      'said',
      '{% if name %}{{ secure_link }}{% endif %}',
      'link_spoken',
      'A link cannot be spoken: take {{ secure_link }} out, and send it by text or email.',
    ],
    [
      'link_body',
      'Read it soon, {{ first_name }}',
      'link_missing',
      'The invitation has no link, without which nobody can open the message: write {{ secure_link }} where it belongs.',
    ],
    [
      'link_body',
      '{% if participant.confirmed %}{{ secure_link }}{% endif %}',
      'link_missing',
      'The invitation has no link, without which nobody can open the message: write {{ secure_link }} where it belongs.',
    ],
    [
      'link_subject',
      'Here: {{ secure_link }}',
      'unknown_field',
      'There is no field {{ secure_link }}: it stands in the text of an invitation to a secure message, and nowhere else.',
    ],
  ] as const)('of a %s says of %s: %s', (part, template, code, message) => {
    expect(checkTemplate(template, part)).toMatchObject([{ code, message }]);
  });

  it.each([
    ['link_body', 'Hi {{ first_name }}: {{ secure_link }}'],
    ['link_body', 'Hi: {{- secure_link -}}'],
    ['body', 'Hi: {{ booking.link }}'],
    ['pin', '{{ custom.pin }}'],
  ] as const)('is content with a %s that says %s', (part, template) => {
    expect(checkTemplate(template, part)).toEqual([]);
  });

  it('says once for each unknown field where it stands first', () => {
    expect(
      checkTemplate('Hi {{ nmae }},\n{{ foo }} {{ nmae }}').map(({ message, at }) => [message.slice(0, 30), at]),
    ).toEqual([
      ['There is no field {{ nmae }}: ', { line: 1, column: 7 }],
      ['There is no field {{ foo }}: c', { line: 2, column: 4 }],
    ]);
  });

  it.each([
    ['Hi {{ name', 'Line 1, column 4: a {{ is not closed: add }} after the field.'],
    ['Hi\n {% if name', 'Line 2, column 2: a {% is not closed: add %} at its end.'],
    ['{% if name %}x', 'Line 1, column 1: {% if %} is not closed: add {% endif %} where it ends.'],
    [
      '{% if a %}{% endfor %}',
      'Line 1, column 11: {% endfor %} closes nothing: take it out, or open {% for %} before it.',
    ],
    ['{% else %}', 'Line 1, column 1: {% else %} stands alone: it belongs between {% if %} or {% case %} and its end.'],
    ['{% fro a in b %}', 'Line 1, column 1: there is no tag {% fro %}: did you mean {% for %}?'],
    ['{% include "x" %}', 'Line 1, column 1: {% include %} cannot be used: a text cannot take in another one.'],
    ['{{ }}', 'Line 1, column 4: a field or a value is missing here.'],
    ['{% assign x 3 %}', 'Line 1, column 13: write it as {% assign name = value %}.'],
    ['{% for x of y %}{% endfor %}', 'Line 1, column 1: write it as {% for one in appointments %}…{% endfor %}.'],
    [
      '{{ name | truncate: x y }}',
      'Line 1, column 23: a character does not belong here; filters begin with |, their values with :.',
    ],
    ['{{ name | append }}', 'Line 1, column 1: the filter append needs a value after it, as in | append: "…".'],
    [
      '{% if event.all_day %}{{ name | append }}{% endif %}',
      'Line 1, column 23: the filter append needs a value after it, as in | append: "…".',
    ],
    ['{{ a[ }}', 'Line 1, column 6: a bracket is not closed here.'],
    ['{%%}', 'Line 1, column 3: a {% %} has no name in it, such as if or for.'],
  ])('says in the author’s words where %j does not parse', (template, message) => {
    expect(checkTemplate(template).filter(({ code }) => code !== 'unknown_field')).toMatchObject([
      { code: 'template_syntax', message },
    ]);
  });

  it.each([
    [
      '{{ name | shout }}',
      'unknown_filter',
      'Line 1, column 1: there is no filter shout: take it out, or choose another filter.',
    ],
    [
      '{{ event.start_time | date_frase }}',
      'unknown_filter',
      'Line 1, column 1: there is no filter date_frase: did you mean date_phrase?',
    ],
    ['x'.repeat(20_001), 'template_too_long', 'The text is longer than 20000 characters: shorten it.'],
    [
      `${'{% if name %}'.repeat(21)}x${'{% endif %}'.repeat(21)}`,
      'template_too_deep',
      'The text nests more than 20 tags in each other: simplify it.',
    ],
    [
      '{% for i in (1..100000000) %}x{% endfor %}',
      'template_too_costly',
      'Line 1, column 1: this repeats too often or grows too long: loop over fewer things.',
    ],
  ])('%.40s is %s', (template, code, message) => {
    expect(checkTemplate(template)).toMatchObject([{ code, message }]);
  });

  it.each([
    ['{% for one in appointments %}{{ one.titel }}{% endfor %}', 'one.titel', 'did you mean {{ one.title }}?'],
    ['{% for one in appointments %}{{ one.colour }}{% endfor %}', 'one.colour', 'choose one from the list of fields.'],
    ['{% if name %}{% for a in appointments %}{% if a.typo %}x{% endif %}{% endfor %}{% endif %}', 'a.typo', ''],
    ['{% tablerow a in appointments %}{{ a.typo }}{% endtablerow %}', 'a.typo', ''],
    ['{% for a in appointments limit: 2 %}{{ a.calendar.nmae }}{% endfor %}', 'a.calendar.nmae', 'a.calendar.name'],
    ['{% for a in appointments %}{% for b in a.custom.rooms %}{{ a.typo }}{% endfor %}{% endfor %}', 'a.typo', ''],
    ['{% for a in event.title %}{{ a.typo }}{% endfor %}', 'a.typo', ''],
  ])('knows what the items of a list have: %s', (template, name, way_out) => {
    const issues = checkTemplate(template);
    expect(issues).toMatchObject([{ code: 'unknown_field' }]);
    expect(issues[0]?.message).toContain(`There is no field {{ ${name} }}: `);
    expect(issues[0]?.message).toContain(way_out);
  });

  it.each([
    '{% for a in appointments %}{{ forloop.index }}. {{ a }} {{ a.title }} {{ a.start_time | time }} {{ a.custom.room }}{% endfor %}',
    '{% for a in appointments %}{% for a in event.custom.rooms %}{{ a.door }}{% endfor %}{% endfor %}',
    '{% for room in event.custom.rooms %}{{ room.door }}{% endfor %}',
    '{% for i in (1..3) %}{{ i.anything }}{% endfor %}',
    '{% assign some = appointments %}{% for a in some %}{{ a.titel }}{% endfor %}',
    '{% for a in appointments %}{% assign a = name %}{{ a.first }}{% endfor %}',
    '{% for a in appointments %}x{% else %}{{ name }}{% endfor %}',
  ])('is content with what items have, and with those nobody can know: %s', (template) => {
    expect(checkTemplate(template)).toEqual([]);
  });

  it('does not take a variable that the text itself assigns for a field', () => {
    expect(checkTemplate('{% assign who = name %}{{ who }}')).toEqual([]);
  });

  it('never throws, and never answers in the engine’s words', () => {
    const part = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      ' if ',
      'endif',
      'for',
      ' in ',
      'name',
      '|',
      ':',
      '"',
      '[',
      '(1..3)',
      '\n',
      '.',
      '-',
      'assign',
      '=',
      'raw',
      '\u202e',
      '🙂',
      ' case ',
      'liquid',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        for (const { message } of checkTemplate(parts.join(''))) {
          expect(message).toMatch(/^(Line \d+, column \d+: |The text |There is no field )/u);
          expect(message).not.toMatch(/undefined|token|col:\d|alloc|expression|Error|function/u);
        }
      }),
      { numRuns: 500 },
    );
  });
});
