import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { KNOWN_FIELDS } from './fields.ts';
import { renderTemplate } from './render.ts';
import { countSegments } from './segments/count-segments.ts';
import { longestFields } from './segments/longest-fields.ts';
import { longestTime } from './segments/longest-time.ts';
import { worstCaseSegments } from './worst-case-segments.ts';

const english = { locale: 'en-US' };
const lakeside = { name: 'Jo', company: 'Lakeside Dental' };

describe('the worst case of a text', () => {
  it('is the text itself where nothing varies', () => {
    expect(worstCaseSegments('See you tomorrow.', english)).toEqual({
      count: 1,
      encoding: 'GSM-7',
      units: 17,
      left: 143,
      text: 'See you tomorrow.',
      plain: { count: 1, encoding: 'GSM-7', units: 17, left: 143 },
      outside_gsm: [],
      widened_by_fields: false,
    });
  });

  it('takes the longest date of the locale, and a name with letters that double the price', () => {
    const worst = worstCaseSegments(
      'Hi {{ first_name }}, see you {{ event.start_time | date_and_time_phrase }}.',
      english,
    );
    expect(worst?.plain).toMatchObject({ count: 1, encoding: 'GSM-7' });
    expect(worst?.text).toBe(`Hi ${'ż'.repeat(20)}, see you Wednesday, September 23 at 12:58 AM.`);
    expect(worst).toMatchObject({ count: 1, encoding: 'UCS-2', widened_by_fields: true });
  });

  it('knows what the account is called', () => {
    const template = '{{ user.name_and_company }}: see you at {{ event.time }}.';
    expect(worstCaseSegments(template, { ...english, user: lakeside })).toMatchObject({
      count: 1,
      encoding: 'GSM-7',
      text: 'Jo, Lakeside Dental: see you at 12:58 AM.',
    });
    expect(worstCaseSegments(template, english)).toMatchObject({ count: 2, encoding: 'UCS-2' });
  });

  it('names the author’s own dear characters', () => {
    expect(worstCaseSegments('It’s tomorrow – bring “all”', english)?.outside_gsm).toEqual(['’', '–', '“', '”']);
  });

  it.each([
    ['the dearer branch', '{% if participant.confirmed %}Thanks.{% else %}Please answer.{% endif %}', 'Please answer.'],
    ['no branch at all', '{% if participant.confirmed %}{% endif %}', ''],
    ['a short branch outside GSM-7', '{% if event.all_day %}ż{% else %}quite long{% endif %}', 'ż'],
    ['the dearer case', '{% case event.title %}{% when "a" %}one{% when "b" %}three{% else %}x{% endcase %}', 'three'],
    ['the dearer way of unless', '{% unless event.all_day %}at noon{% else %}all day{% endunless %}', 'at noon'],
    [
      'the longest value of a variable',
      '{% assign a = "long" %}{% if name %}{% assign a = "x" %}{% endif %}{{ a }}',
      'long',
    ],
    ['a default that is longer', '{{ event.all_day | default: "somewhere" }}', 'somewhere'],
    [
      'every turn of a loop',
      '{% for a in appointments %}{% if forloop.index == 2 %}{% break %}{% endif %}x{% endfor %}',
      'xxxxx',
    ],
    ['custom fields wherever they stand', '{{ event.custom.room | size }}{{ custom.pet | size }}', '4040'],
  ])('takes %s', (_, template, text) => {
    expect(worstCaseSegments(template, english)?.text).toBe(text);
  });

  it.each(['Hi {{ name', '{{ name | shout }}', '{% for i in (1..100000000) %}x{% endfor %}'])(
    'is unknown for %s',
    (template) => {
      expect(worstCaseSegments(template, english)).toBeNull();
    },
  );

  it('has a long value for every field that authors are offered', () => {
    const fields = longestFields({
      filler: 'm',
      custom: [],
      user: null,
      longestTime: (format) => longestTime(format, 'en'),
    });
    const named = KNOWN_FIELDS.filter((field) => !field.endsWith('*')).map((field) => `{{ ${field} }}`);
    const rendered = named.map((template) => renderTemplate(template, fields, { locale: 'en', time_zone: 'UTC' }));
    expect(rendered.flatMap(({ unknown_fields }) => unknown_fields)).toEqual([]);
    expect(rendered.filter(({ text }) => text === '')).toEqual([]);
  });

  it('is never cheaper than a rendering with plausible values', () => {
    const word = (max: number) => fc.string({ unit: fc.constantFrom(...'abz é ż'), maxLength: max });
    const template =
      'Hi {{ first_name }}{% if event.all_day %}: {{ event.title }}{% else %}, {{ event.start_time | date_full }}{% endif %}. {{ custom.note }}';
    const worst = worstCaseSegments(template, english)?.count ?? 0;
    fc.assert(
      fc.property(
        fc.record({
          first_name: word(20),
          event: fc.record({
            title: word(60),
            all_day: fc.boolean(),
            start_time: fc
              .date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
              .map((at) => at.toISOString()),
          }),
          custom: fc.record({ note: word(40) }),
        }),
        (fields) => {
          const { text } = renderTemplate(template, fields, { locale: 'en-US', time_zone: 'America/New_York' });
          expect(countSegments(text).count).toBeLessThanOrEqual(worst);
        },
      ),
    );
  });
});
