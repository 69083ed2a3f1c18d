import { describe, expect, it } from 'vitest';
import type { DraftField } from './appointment-draft.ts';
import { customValue } from './custom-value.ts';
import { draftErrors } from './draft-errors.ts';
import { ANA, draft, newcomer } from './draft.spec-support.ts';
import { eventBody } from './event-body.ts';

const field = (more: Partial<DraftField>): DraftField => ({ key: 'f', name: 'room', text: '', ...more });

const wrong = (more: Parameters<typeof draft>[0]) => {
  const body = eventBody(draft(more));
  return body.ok ? [] : body.errors.map(({ field: at }) => at);
};

describe('a draft as a request', () => {
  it('carries what is typed, and nothing for what is left empty', () => {
    expect(eventBody(draft({ people: [newcomer({ phone: '(202) 555-0123' })] }))).toEqual({
      ok: true,
      event: {
        title: 'Cleaning',
        start_time: '2026-11-23T09:00',
        end_time: '2026-11-23T09:45',
        time_zone: 'America/Toronto',
        all_day: false,
        location: null,
        calendar_id: 'calendar',
        custom_data: {},
        participants: [{ name: 'Cleo', phone: '(202) 555-0123', email: null }],
      },
    });
  });

  it('leaves out rows in which nothing is typed', () => {
    const body = eventBody(
      draft({ people: [newcomer({ name: '' }), newcomer({ name: 'Dan' })], fields: [field({ name: '' })] }),
    );
    expect(body).toMatchObject({ event: { custom_data: {}, participants: [{ name: 'Dan' }] } });
  });

  it.each([
    ['no title', { title: '' }, ['/title']],
    ['a number without a name', { people: [newcomer({ name: '', phone: '1' })] }, ['/participants/new 1/name']],
    ['a value without a name', { fields: [field({ name: '', text: '2' })] }, ['/custom_data/f']],
    ['a name twice', { fields: [field({}), field({ key: 'g', text: '2' })] }, ['/custom_data/g']],
    ['all at once', { title: '', times: { date: '', length: '' } }, ['/title', '/start_time', '/end_time']],
  ] as const)('names the fields of what is wrong: %s', (_name, more, fields) => {
    expect(wrong(more)).toEqual(fields);
  });
});

describe('a custom field', () => {
  it.each([
    ['new', field({ text: '3' }), '3'],
    ['a number, untouched', field({ text: '3', stored: 3 }), 3],
    ['a number, changed to another', field({ text: ' 4 ', stored: 3 }), 4],
    ['a number, changed to words', field({ text: 'four', stored: 3 }), 'four'],
    ['a truth, untouched', field({ text: 'yes', stored: true }), true],
    ['a truth, changed', field({ text: 'No', stored: true }), false],
    ['nothing, untouched', field({ text: '', stored: null }), null],
    ['nothing, filled in', field({ text: '2', stored: null }), '2'],
    ['text that looks like a number', field({ text: '007', stored: '007' }), '007'],
  ] as const)('that is %s', (_name, typed, value) => {
    expect(customValue(typed)).toBe(value);
  });
});

describe('the API’s errors', () => {
  const sent = draft({
    people: [newcomer({ key: 'empty', name: '' }), ANA, newcomer({ key: 'c' })],
    fields: [field({ key: 'g', name: 'a/b', text: 'x' })],
  });
  const placed = (at: string, pointer: string) =>
    draftErrors({ errors: [{ field: pointer, code: 'x', message: 'is wrong' }], draft: sent, at })[0]?.field;

  it.each([
    ['/events/0', '/events/0/title', '/title'],
    ['/events/0', '/events/0/participants/1/phone', '/participants/c/phone'],
    ['/create', '/create/participants/0/email', '/participants/ana/email'],
    ['/change', '/change/custom_data/a/b', '/custom_data/g'],
    ['', '/participants/1', '/participants/c'],
    ['', '/participants', '/participants'],
    ['', '/external_id', '/external_id'],
  ])('in %o, %s is of %s', (at, pointer, field_of_draft) => {
    expect(placed(at, pointer)).toBe(field_of_draft);
  });
});
