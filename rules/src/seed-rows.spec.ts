import { describe, expect, it } from 'vitest';
import { routeReply } from './route-reply.ts';
import { define, FACTS, reminder, reminderCall, Scenario, schedule } from './scenario.spec-support.ts';
import { simulate } from './simulate.ts';

/**
 * The rows of "Default Triggers and Actions" in the seed on auto replies. The seed
 * names digits for texts and words for emails; both are taken on both, but for CANCEL by text (ruling 2).
 */
const ROWS = [
  {
    row: 'Reminders: replies “1”, SMS',
    purpose: 'reminder',
    type: 'sms',
    text: '1',
    state: 'confirmed',
    told: 'client_confirmed',
  },
  {
    row: 'Reminders: replies “confirm”, email',
    purpose: 'reminder',
    type: 'email',
    text: 'confirm',
    state: 'confirmed',
    told: 'client_confirmed',
  },
  {
    row: 'Reminders: replies “2”, SMS',
    purpose: 'reminder',
    type: 'sms',
    text: '2',
    state: 'cancelled',
    told: 'client_cancelled',
  },
  {
    row: 'Reminders: replies “cancel”, email',
    purpose: 'reminder',
    type: 'email',
    text: 'cancel',
    state: 'cancelled',
    told: 'client_cancelled',
  },
  {
    row: 'Reminders: replies “3”, SMS',
    purpose: 'reminder',
    type: 'sms',
    text: '3',
    state: 'reschedule_requested',
    told: 'client_requested_reschedule',
  },
  {
    row: 'Reminders: replies “reschedule”, email',
    purpose: 'reminder',
    type: 'email',
    text: 'reschedule',
    state: 'reschedule_requested',
    told: 'client_requested_reschedule',
  },
  {
    row: 'Booking: replies “1”, SMS',
    purpose: 'booking',
    type: 'sms',
    text: '1',
    state: 'accepted',
    told: 'client_accepted',
  },
  {
    row: 'Booking: replies “accept”, email',
    purpose: 'booking',
    type: 'email',
    text: 'accept',
    state: 'accepted',
    told: 'client_accepted',
  },
  {
    row: 'Booking: replies “2”, SMS',
    purpose: 'booking',
    type: 'sms',
    text: '2',
    state: 'declined',
    told: 'client_declined',
  },
  {
    row: 'Booking: replies “declined”, email',
    purpose: 'booking',
    type: 'email',
    text: 'declined',
    state: 'declined',
    told: 'client_declined',
  },
  {
    row: 'ours: the word by SMS',
    purpose: 'reminder',
    type: 'sms',
    text: 'Confirm',
    state: 'confirmed',
    told: 'client_confirmed',
  },
  {
    row: 'ours: the digit by email',
    purpose: 'reminder',
    type: 'email',
    text: '3',
    state: 'reschedule_requested',
    told: 'client_requested_reschedule',
  },
  {
    row: 'ours: the digit by email',
    purpose: 'booking',
    type: 'email',
    text: '2',
    state: 'declined',
    told: 'client_declined',
  },
  {
    row: 'ours: “decline” as well',
    purpose: 'booking',
    type: 'sms',
    text: 'decline',
    state: 'declined',
    told: 'client_declined',
  },
] as const;

describe('the seed’s default triggers', () => {
  it.each(ROWS)(
    '$row: $text on a $purpose by $type marks $state and notifies',
    ({ purpose, type, text, state, told }) => {
      const flow = new Scenario(schedule({ ...reminder(), purpose, type })).start().until('2026-03-11T14:00:00.000Z');
      flow.take({ type: 'reply', channel: type, text, answers: flow.newestKey() });
      expect(flow.state).toBe(state);
      expect(flow.notified).toEqual([told]);
    },
  );

  it.each([
    ['Reminders: dials “1”', 'reminder', ['1'], 'confirmed', 'client_confirmed'],
    ['Reminders: dials “2” and then “2”', 'reminder', ['2', '2'], 'cancelled', 'client_cancelled'],
    [
      'Reminders: dials “2” and then “1”',
      'reminder',
      ['2', '1'],
      'reschedule_requested',
      'client_requested_reschedule',
    ],
    ['Booking: dials “1”', 'booking', ['1'], 'accepted', 'client_accepted'],
    ['Booking: dials “2”', 'booking', ['2'], 'declined', 'client_declined'],
  ] as const)('%s: a %s by call, %s, marks %s and notifies', (_row, purpose, digits, state, told) => {
    const flow = new Scenario(schedule({ ...reminderCall(), purpose })).start().until('2026-03-11T14:00:00.000Z');
    for (const digit of digits) flow.dial(digit);
    expect(flow.state).toBe(state);
    expect(flow.notified).toEqual([told]);
  });

  it('All messages, call: dialing 9 puts the number on the stop list', () => {
    const timeline = simulate({
      definitions: { newest: 'rev_1', by_revision: { rev_1: define(schedule(reminderCall())) } },
      facts: FACTS,
      script: [{ do: 'wake' }, { do: 'dial', digit: '9' }],
    });
    expect(timeline.map(({ input }) => input?.type)).toContain('opted_out');
  });

  it.each(['1', 'confirm', '2', '3'])('has none for %s on a follow-up', (text) => {
    const follow_up = { ...reminder(), purpose: 'follow_up' };
    const flow = new Scenario(schedule(follow_up)).start().until('2026-03-11T14:00:00.000Z');
    flow.reply(text);
    expect(flow.state).toBe('none');
    expect(flow.notified).toEqual(['reply_unmatched']);
  });

  it.each([
    ['sms', 'STOP'],
    ['sms', 'END'],
    ['sms', 'QUIT'],
    ['sms', 'UNSUBSCRIBE'],
    ['email', 'STOP'],
    ['email', 'UNSUBSCRIBE'],
  ] as const)('All messages, %s: “%s” puts the address on the stop list', (channel, text) => {
    const routed = routeReply({
      text,
      channel,
      now: '2026-03-09T12:00:00.000Z',
      pending: null,
      questions: [],
      one_time: [],
      definitions: { newest: '', by_revision: {} },
      sender: { opt_out_words: [] },
    });
    expect(routed.type).toBe('opt_out');
  });
});
