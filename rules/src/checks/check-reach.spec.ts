import { describe, expect, it } from 'vitest';
import { reminder, reminderCall, schedule } from '../scenario.spec-support.ts';
import { answer, extra, is } from './issue-cases.spec-support.ts';
import { issuesOf, written } from './issues-of.spec-support.ts';

const unreached = (document: object) => issuesOf('message_unreachable', { document });
const ids = (document: object) => unreached(document).map(({ message_id }) => message_id);
const to = (message_id: string, type = 'transition_to') => [{ type, message_id }];
const leading = (message_id: string, type?: string) => ({
  auto_replies: [answer(is('a'), to(message_id, type), `to_${message_id}`)],
});

describe('a message on demand', () => {
  it.each([
    ['a transition', leading('x')],
    ['an answer that enables it', leading('x', 'enable_message')],
  ])('is reached by %s', (_name, more) => {
    expect(ids(schedule(reminder(more), extra('x')))).toEqual([]);
  });

  it.each([
    ['an answer that keeps it from going out', leading('x', 'disable_message')],
    ['a trigger that the message never has', { auto_replies: [answer({ type: 'client_accepts' }, to('x'))] }],
    ['a trigger of another type of message', { auto_replies: [answer({ type: 'client_dials', digit: '4' }, to('x'))] }],
    ['nothing', {}],
  ])('is not reached by %s', (_name, more) => {
    expect(ids(schedule(reminder(more), extra('x')))).toEqual(['x']);
  });

  it('is reached by way of others, and not by itself or a message that is off', () => {
    expect(ids(schedule(reminder(leading('x')), extra('x', leading('y')), extra('y')))).toEqual([]);
    expect(ids(schedule(reminder(), extra('x', leading('x'))))).toEqual(['x']);
    expect(ids(schedule(reminder(), reminder({ id: 'o', availability: 'off', ...leading('x') }), extra('x')))).toEqual([
      'x',
    ]);
    expect(ids(schedule(reminder(leading('gone')), extra('x')))).toEqual(['x']);
  });

  it('is reached by a default only where that applies', () => {
    const defaults = { default_auto_replies: [answer(is('a'), to('x'), 'd')] };
    expect(ids({ ...schedule(reminder(), extra('x')), ...defaults })).toEqual([]);
    expect(ids({ ...schedule(reminderCall(), extra('x')), ...defaults })).toEqual(['x']);
    expect(ids({ ...schedule(reminder({ disable_default_auto_replies: true }), extra('x')), ...defaults })).toEqual([
      'x',
    ]);
  });

  it('is switched off by the fix, unless an answer names it; one with a time is sent at it', () => {
    const fixes = (document: object) => unreached(document).map(written);
    const also = [...to('other', 'disable_message'), ...to('x', 'disable_message')];
    expect(fixes(schedule(reminder(), extra('x')))).toEqual(['off']);
    expect(fixes(schedule(reminder(leading('other')), extra('x')))).toEqual(['off']);
    expect(fixes(schedule(reminder({ auto_replies: [answer(is('a'), also)] }), extra('x')))).toEqual([null]);
    const timing = { anchor: 'start', offset: { hours: -2 }, window: 'any' };
    expect(fixes(schedule(reminder(), extra('x', { timing })))).toEqual(['scheduled']);
  });
});
