import { describe, expect, it } from 'vitest';
import { define, reminder, reminderCall, schedule } from '../scenario.spec-support.ts';
import { validate } from '../validate.ts';
import { answer, includes, is } from './issue-cases.spec-support.ts';

const REPLY = { type: 'reply', body: 'ok' };
const dials = (digit: string) => ({ type: 'client_dials', digit });

function overrides(document: object) {
  return validate(define(document), { check_template: () => [] })
    .filter(({ code }) => code === 'overrides_built_in')
    .map(({ pointer, fix }) => [pointer, fix === null ? null : fix.label]);
}

const own = (trigger: object, ...actions: readonly object[]) =>
  overrides(schedule(reminder({ auto_replies: [answer(trigger, actions)] })));
const first = '/messages/0/auto_replies/0/trigger/any_of/0';

describe('an answer that sets a built-in aside (ruling 8)', () => {
  it.each([
    ['1', 'Use “client confirms” instead'],
    ['yes', 'Use “client confirms” instead'],
    ['2', 'Use “client cancels” instead'],
    ['reschedule', 'Use “client requests reschedule” instead'],
  ])('is told of, for %j', (phrase, label) => {
    expect(own(is(phrase), REPLY)).toEqual([[first, label]]);
    expect(own(includes(phrase), REPLY)).toEqual([[first, label]]);
  });

  it.each([
    ['says so on purpose', [{ type: 'do_nothing' }]],
    ['says so on purpose, beside something else', [REPLY, { type: 'do_nothing' }]],
    ['marks the same', [REPLY, { type: 'mark_as_confirmed' }]],
  ])('is fine when it %s', (_name, actions) => {
    expect(own(is('1'), ...actions)).toEqual([]);
  });

  it('that marks something else is told of without a fix, for it would not do the same', () => {
    expect(own(is('1'), { type: 'mark_as_cancelled' }, REPLY)).toEqual([[first, null]]);
  });

  it('of words that mean different things, or nothing, has no one trigger instead', () => {
    expect(own(is('1', '2'), REPLY)).toEqual([
      [first, null],
      ['/messages/0/auto_replies/0/trigger/any_of/1', null],
    ]);
    expect(own(is('1', 'late'), REPLY)).toEqual([[first, null]]);
    expect(own(is('1', 'confirm'), REPLY)).toHaveLength(2);
    expect(own(is('1', 'confirm'), REPLY)[0]?.[1]).toBe('Use “client confirms” instead');
  });

  it('is none where nothing has that meaning: other words, another purpose', () => {
    expect(own(is('late'), REPLY)).toEqual([]);
    const follow_up = { ...reminder({ auto_replies: [answer(is('1'), [REPLY])] }), purpose: 'follow_up' };
    expect(overrides(schedule(follow_up))).toEqual([]);
  });

  it('among the defaults belongs to no message', () => {
    const defaults = { ...schedule(reminder()), default_auto_replies: [answer(is('1'), [REPLY], 'd')] };
    const [issue] = validate(define(defaults), { check_template: () => [] }).filter(
      ({ code }) => code === 'overrides_built_in',
    );
    expect([issue?.message_id, issue?.pointer]).toEqual([null, '/default_auto_replies/0/trigger/any_of/0']);
  });
});

describe('a digit that sets a built-in aside (ruling 20)', () => {
  const messages = (document: object) =>
    validate(define(document), { check_template: () => [] })
      .filter(({ code }) => code === 'overrides_built_in')
      .map(({ message, message_id }) => [message_id, message.split(',')[0]]);
  const called = (digit: string, ...actions: readonly object[]) =>
    messages(schedule(reminderCall({ auto_replies: [answer(dials(digit), actions)] })));

  it('is told of with all that it leads to', () => {
    expect(called('1', { type: 'repeat' })).toEqual([['call', 'The digit 1 leads to “confirmed” by itself']]);
    expect(called('2', { type: 'repeat' })).toEqual([
      ['call', 'The digit 2 leads to “cancelled” or “reschedule requested” by itself'],
    ]);
  });

  it('is none when it means nothing, marks one of them, or goes on elsewhere', () => {
    expect(called('4', { type: 'repeat' })).toEqual([]);
    expect(called('2', { type: 'mark_as_reschedule_requested' })).toEqual([]);
    expect(called('2', { type: 'send_email_notification' }, { type: 'transition_to', message_id: 'call' })).toEqual([]);
  });

  it('among the defaults is looked at for the calls it answers, not for texts', () => {
    const defaults = { default_auto_replies: [answer(dials('1'), [{ type: 'repeat' }], 'd')] };
    expect(messages({ ...schedule(reminder()), ...defaults })).toEqual([]);
    expect(messages({ ...schedule(reminder(), reminderCall()), ...defaults })).toEqual([
      [null, 'The digit 1 leads to “confirmed” by itself'],
    ]);
  });
});
