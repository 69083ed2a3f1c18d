import { describe, expect, it } from 'vitest';
import { define, reminder, reminderCall, schedule } from '../scenario.spec-support.ts';
import { type AccountForChecks } from './issue.ts';
import { validate } from '../validate.ts';

const FINE = { content: { body: 'See you. Reply STOP to opt out.' } };

function asked(messages: readonly object[], account: AccountForChecks = {}) {
  return validate(define(schedule(...messages)), { check_template: () => [], account })
    .filter(({ code }) => code === 'opt_out_text_missing')
    .map(({ pointer }) => pointer);
}

const body = (text: string) => asked([reminder({ content: { body: text } })]).length === 0;
const at = (id: string, anchor: string, offset: object, more: object = {}) =>
  reminder({ id, timing: { anchor, offset, window: 'any' }, ...more });

describe('the first text says how to stop', () => {
  it.each([
    'Reply STOP to opt out.',
    'Text UNSUBSCRIBE and you hear no more.',
    'QUIT ends this.',
    'Reply stop to end',
    'reply “stop” at any time',
    'send   unsubscribe',
    'Answer with stop',
    'text with  "stop"',
    'Reply with   ‘unsubscribe’',
  ])('when it says %j', (text) => {
    expect(body(text)).toBe(true);
  });

  it.each([
    'Stop by on Monday',
    'the end',
    'Please stop',
    'replystop',
    'Reply stopping',
    'Reply to stop',
    'answerwith stop',
  ])('not when it says %j', (text) => {
    expect(body(text)).toBe(false);
  });
});

describe('which text is the first', () => {
  it('is asked of accounts in the US and Canada, and where no country is known', () => {
    for (const country of ['US', 'ca']) expect(asked([reminder()], { country })).toHaveLength(1);
    for (const country of ['DE', 'MX']) expect(asked([reminder()], { country })).toEqual([]);
    expect(asked([reminder()])).toHaveLength(1);
  });

  it('is one made for a new appointment, before all reminders', () => {
    const made = at('made', 'created', { minutes: 5 });
    expect(asked([reminder(), { ...made, purpose: 'booking' }])).toEqual(['/messages/1/content/body']);
    expect(asked([{ ...made, ...FINE, purpose: 'booking' }, reminder()])).toEqual([]);
  });

  it.each([
    [{ days: -2 }, { hours: -47 }],
    [{ hours: -2 }, { minutes: -90 }],
    [{ weeks: -1 }, { days: -6 }],
    [{ months: -1 }, { weeks: -4 }],
    [{ hours: -49 }, { days: -2 }],
    [{ minutes: -61 }, { hours: -1 }],
    [{ days: -8 }, { weeks: -1 }],
    [{ weeks: -5 }, { months: -1 }],
  ])('is the one at %j, not the one at %j', (first, second) => {
    const [a, b] = [at('a', 'start', first), at('b', 'start', second)];
    expect(asked([b, a])).toEqual(['/messages/1/content/body']);
    expect(asked([a, b])).toEqual(['/messages/0/content/body']);
  });

  it('is about the start before it is about the end, and never about a move or a cancellation beside those', () => {
    const [end, moved, gone] = ['end', 'moved', 'cancelled'].map((anchor) => at(anchor, anchor, { hours: 0 }));
    const start = at('start', 'start', { hours: 0 });
    expect(asked([moved ?? {}, gone ?? {}, end ?? {}, start])).toEqual(['/messages/3/content/body']);
    expect(asked([moved ?? {}, gone ?? {}, end ?? {}])).toEqual(['/messages/2/content/body']);
  });

  it('is no email, no call, nothing on demand, nothing sent securely and none without a time', () => {
    const others = [
      reminder({ id: 'mail', type: 'email' }),
      reminderCall(),
      reminder({ id: 'asked', availability: 'on_demand', timing: null }),
      reminder({ id: 'sealed', send_securely: true }),
      reminder({ id: 'timeless', timing: null }),
    ];
    expect(asked([...others, reminder()])).toEqual(['/messages/5/content/body']);
  });

  it('is not looked into where a template stands for its words, in any language', () => {
    const template = { body: '', template_id: 'tpl_1' };
    expect(asked([reminder({ content: template })])).toEqual([]);
    expect(asked([reminder({ ...FINE, translations: { es: template, fr: { body: 'Bonjour' } } })])).toEqual([
      '/messages/0/translations/fr/body',
    ]);
  });
});

describe('the fix', () => {
  const fixOf = (content: string, translations: object = {}) =>
    validate(define(schedule(reminder({ content: { body: content }, translations }))), { check_template: () => [] })
      .filter(({ code }) => code === 'opt_out_text_missing')
      .map(({ fix }) => (fix?.command.type === 'edit_field' ? fix.command.value : null));

  it('adds a sentence to the text, one space after its last word', () => {
    expect(fixOf('  See you. \n')).toEqual(['  See you. Reply STOP to opt out.']);
  });

  it('writes no whole text, no translation and none that is too long', () => {
    expect(fixOf(' ')).toEqual([null]);
    expect(fixOf(FINE.content.body, { es: { body: 'Hola' } })).toEqual([null]);
    const sentence = ' Reply STOP to opt out.';
    const longest = 'x'.repeat(5_000 - sentence.length);
    expect(fixOf(longest)).toEqual([`${longest}${sentence}`]);
    expect(fixOf(`${longest}x`)).toEqual([null]);
  });
});
