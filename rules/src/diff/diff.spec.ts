import { describe, expect, it } from 'vitest';
import { define, reminder, reminderCall, schedule } from '../scenario.spec-support.ts';
import { diff } from './diff.ts';

const late = {
  id: 'late',
  trigger: { type: 'reply_includes', any_of: ['late'] },
  actions: [{ type: 'reply', body: 'Fine.' }],
};
const call = {
  id: 'call',
  name: 'Phone them',
  purpose: 'reminder',
  type: 'call',
  availability: 'on_demand',
  content: {},
};

const sentences = (before: object, after: object) =>
  diff(define(before), define(after)).map(({ sentence }) => sentence);

describe('changes in words', () => {
  it.each([
    [
      'another time',
      {},
      { timing: { anchor: 'start', offset: { days: -2 } } },
      '“Reminder, 1 day before”: 2 days before the start; within the hours “default” instead of at any hour; before, 24 hours before the start.',
    ],
    ['another name', {}, { name: 'The day before' }, '“Reminder, 1 day before” is now called “The day before”.'],
    ['no name', {}, { name: '' }, '“Reminder, 1 day before” has no name any more.'],
    ['a name at last', { name: '' }, { name: 'Late' }, 'A message without a name is now called “Late”.'],
    [
      'another text',
      { content: { body: 'Hi' } },
      { content: { body: 'Other' } },
      '“Reminder, 1 day before”: the text is now “Other” (before: “Hi”).',
    ],
    [
      'a template instead of a text',
      { content: { body: 'Hi' } },
      { content: { body: '', template_id: 'usual' } },
      '“Reminder, 1 day before”: the text is now none (before: “Hi”); the template is now “usual” (before: none).',
    ],
    [
      'switched off',
      {},
      { availability: 'off' },
      '“Reminder, 1 day before” now is off; before, it went out at its time.',
    ],
    [
      'a new answer',
      {},
      { auto_replies: [late] },
      '“Reminder, 1 day before” has a new answer when: reply includes “late”. It does: reply “Fine.”.',
    ],
    [
      'an answer less',
      { auto_replies: [late] },
      {},
      '“Reminder, 1 day before” no longer answers when: reply includes “late”.',
    ],
    [
      'other actions',
      { auto_replies: [late] },
      { auto_replies: [{ ...late, actions: [{ type: 'transition_to', message_id: 'call' }] }] },
      '“Reminder, 1 day before”: when reply includes “late”, it now does: transition to “Phone them”; before: reply “Fine.”.',
    ],
    [
      'another wording',
      { auto_replies: [late] },
      { auto_replies: [{ ...late, actions: [{ type: 'reply', body: 'See you.' }] }] },
      '“Reminder, 1 day before”: when reply includes “late”, of its “reply”, the text is now “See you.” (before: “Fine.”).',
    ],
  ])('%s', (_name, before, after, sentence) => {
    expect(sentences(schedule(reminder(before), call), schedule(reminder(after), call))).toEqual([sentence]);
  });

  it('what a call answers to a digit, and where it is forwarded to', () => {
    const dials = (digit: string, to: string) => ({
      auto_replies: [{ id: 'desk', trigger: { type: 'client_dials', digit }, actions: [{ type: 'forward', to }] }],
    });
    expect(
      sentences(
        schedule(reminderCall(dials('0', 'calendar_owner'))),
        schedule(reminderCall(dials('*', '+12025550177'))),
      ),
    ).toEqual([
      '“Reminder call, 1 day before”: what waited for client dials 0 now waits for: client dials *.',
      '“Reminder call, 1 day before”: when client dials *, it now does: forward to +12025550177; before: forward to the calendar’s owner.',
    ]);
  });

  it('messages that come, go and change places', () => {
    expect(sentences(schedule(reminder()), schedule(reminder(), call))).toEqual([
      '“Phone them” is new: call, no time of its own.',
    ]);
    expect(sentences(schedule(reminder(), call), schedule(reminder()))).toEqual(['“Phone them” is gone.']);
    expect(sentences(schedule(reminder(), call), schedule(call, reminder()))).toEqual([
      'The messages stand in another order.',
    ]);
  });

  it('policy and hours are told one by one, the defaults under “Any message”', () => {
    const after = {
      ...schedule(reminder()),
      policy: { change_grace_minutes: 30 },
      windows: { nights: { fri: [['20:00', '02:00']] } },
      default_auto_replies: [late],
    };
    expect(sentences(schedule(reminder()), after)).toEqual([
      'The hours “nights” are new: Friday 20:00–02:00 the next day.',
      'A client may now take back a cancellation for 30 min.',
      'Any message has a new answer when: reply includes “late”. It does: reply “Fine.”.',
    ]);
  });

  it.each([
    [
      { stop_after: ['cancelled', 'reschedule_requested'] },
      'Messages now stop after: cancelled, reschedule requested.',
    ],
    [{ stop_after: [] }, 'Messages now stop after: nothing.'],
    [{ any_affirmative_confirms: false }, 'Only 1 and “confirm” or “accept” now confirm.'],
    [{ cancel_cutoff_hours: 24 }, 'Cancelling by message now ends 24 h before the start.'],
    [{ reschedule_cutoff_hours: 48 }, 'Asking for another time by message now ends 48 h before the start.'],
    [{ reply_window_days: 3 }, 'Replies now count for 3 days.'],
    [{ minimum_gap_minutes: 90 }, 'A reminder now keeps 90 min from a booking message.'],
  ])('the policy %j', (policy, sentence) => {
    const [change] = diff(define(schedule(reminder())), define({ ...schedule(reminder()), policy }));
    expect(change).toEqual({
      kind: 'schedule_changed',
      message_id: null,
      auto_reply_id: null,
      field: `policy/${Object.keys(policy).join('')}`,
      sentence,
    });
  });

  it('the way back of any yes, and another name', () => {
    const strict = { ...schedule(reminder()), policy: { any_affirmative_confirms: false } };
    expect(sentences(strict, schedule(reminder()))).toEqual(['Any word meaning yes now confirms.']);
    expect(sentences(schedule(reminder()), { ...schedule(reminder()), name: 'Visits' })).toEqual([
      'The schedule is now called “Visits”.',
    ]);
  });

  it('what has no name yet, and how many answers a new message has', () => {
    const nameless = { ...call, name: '', auto_replies: [] };
    const two = { ...call, type: 'sms', auto_replies: [late, { ...late, id: 'later' }] };
    const one = { ...two, auto_replies: [late] };
    const to = (message_id: string) => ({
      auto_replies: [{ ...late, actions: [{ type: 'transition_to', message_id }] }],
    });
    expect(sentences(schedule(reminder()), schedule(reminder(), nameless))).toEqual([
      'A message is new: call, no time of its own.',
    ]);
    expect(sentences(schedule(reminder(), nameless), schedule(reminder()))).toEqual(['A message is gone.']);
    expect(sentences(schedule(nameless), schedule({ ...nameless, purpose: 'booking' }))).toEqual([
      'A message is now a booking, no longer a reminder.',
    ]);
    expect(sentences(schedule(reminder()), schedule(reminder(), two))).toEqual([
      '“Phone them” is new: sms, no time of its own, with 2 answers.',
    ]);
    expect(sentences(schedule(reminder()), schedule(reminder(), one))).toEqual([
      '“Phone them” is new: sms, no time of its own, with an answer.',
    ]);
    expect(sentences(schedule(reminder()), schedule(reminder(to('gone'))))).toEqual([
      '“Reminder, 1 day before” has a new answer when: reply includes “late”. It does: transition to a message.',
    ]);
  });

  it('what an answer does, one thing after another, and that it does nothing yet', () => {
    const doing = (...actions: readonly object[]) => schedule(reminder({ auto_replies: [{ ...late, actions }] }));
    const reply = { type: 'reply', body: 'No\n\nproblem.' };
    const when = '“Reminder, 1 day before”: when reply includes “late”, it now does';
    expect(sentences(doing(), doing(reply, { type: 'mark_as_confirmed' }))).toEqual([
      `${when}: reply “No problem.”, mark as confirmed; before: nothing yet.`,
    ]);
    expect(sentences(doing({ type: 'reply' }), doing())).toEqual([`${when}: nothing yet; before: reply.`]);
    const mark = { type: 'mark_as_confirmed' };
    expect(sentences(doing(mark, reply), doing(mark, { ...reply, body: 'Fine.' }))).toEqual([
      '“Reminder, 1 day before”: when reply includes “late”, of its “reply”, the text is now “Fine.” (before: “No problem.”).',
    ]);
  });

  it('names the kind of each change and where it is, for whoever lists them', () => {
    const kinds = (before: object, after: object) =>
      diff(define(before), define(after)).map(({ kind, message_id, auto_reply_id, field }) => [
        kind,
        message_id,
        auto_reply_id,
        field,
      ]);
    const mark = { ...late, actions: [{ type: 'mark_as_confirmed' }] };
    const other = { ...late, id: 'other' };
    const has = (...auto_replies: readonly object[]) => schedule(reminder({ auto_replies }));
    expect(kinds(schedule(reminder()), schedule(reminder(), call))).toEqual([['message_added', 'call', null, null]]);
    expect(kinds(schedule(reminder(), call), schedule(reminder()))).toEqual([['message_removed', 'call', null, null]]);
    expect(kinds(schedule(reminder(), call), schedule(call, reminder()))).toEqual([
      ['messages_reordered', null, null, null],
    ]);
    expect(kinds(has(), has(late))).toEqual([['auto_reply_added', 'remind', 'late', null]]);
    expect(kinds(has(late), has())).toEqual([['auto_reply_removed', 'remind', 'late', null]]);
    expect(kinds(has(late), has(mark))).toEqual([['auto_reply_changed', 'remind', 'late', 'actions']]);
    expect(kinds(has(late, other), has(other, late))).toEqual([['auto_replies_reordered', 'remind', null, null]]);
    expect(kinds(has(), { ...has(), windows: { nights: {} } })).toEqual([
      ['schedule_changed', null, null, 'windows/nights'],
    ]);
  });

  it('hours that come, change and go', () => {
    const open = (windows: object) => ({ ...schedule(reminder()), windows });
    const fri = { nights: { fri: [['20:00', '22:00']] } };
    const sat = { nights: { sat: [['20:00', '22:00']] } };
    expect(sentences(open(fri), open(sat))).toEqual([
      'The hours “nights” are now Saturday 20:00–22:00; before, Friday 20:00–22:00.',
    ]);
    expect(sentences(open(fri), open({}))).toEqual(['The hours “nights” are gone.']);
  });
});
