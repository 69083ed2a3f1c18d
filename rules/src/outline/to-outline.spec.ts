import { expect, it } from 'vitest';
import { definitionSchema } from '../document.ts';
import { define, reminderCall, schedule } from '../scenario.spec-support.ts';
import { toOutline } from './to-outline.ts';

const day = [['09:00', '17:00']];

const definition = definitionSchema.parse({
  spec_version: 1,
  name: 'Visit',
  windows: { default: { mon: day, tue: day, wed: day, thu: day, fri: day } },
  policy: { cancel_cutoff_hours: 24, stop_after: ['cancelled', 'declined'] },
  messages: [
    {
      id: 'm_reminder',
      name: 'Reminder',
      purpose: 'reminder',
      type: 'sms',
      timing: { anchor: 'start', offset: { days: -1 }, count_only_enabled_days: true },
      condition: { field: 'calendar.name', op: '==', value: 'Dr. Ada' },
      disable_default_auto_replies: true,
      content: { body: 'See you {{ event.time }}' },
      translations: { es: { body: 'Hasta {{ event.time }}' } },
      auto_replies: [
        {
          id: 'a_late',
          trigger: { type: 'reply_includes', any_of: ['late', 'delayed', 'traffic', 'stuck'] },
          actions: [
            { type: 'reply', body: 'No problem' },
            { type: 'transition_to', message_id: 'm_call' },
            { type: 'enable_message', message_id: 'gone' },
            { type: 'mark_as_reschedule_requested' },
          ],
        },
      ],
    },
    {
      id: 'm_call',
      name: 'Call',
      purpose: 'reminder',
      type: 'call',
      availability: 'on_demand',
      content: { script: [{ say: 'Hello' }, { play: 'clip_1' }] },
    },
    { id: 'm_old', name: 'Old', purpose: 'reminder', type: 'email', availability: 'off', content: { subject: 'Hi' } },
  ],
  default_auto_replies: [
    { id: 'd_fail', trigger: { type: 'message_fails' }, actions: [{ type: 'send_email_notification' }] },
  ],
});

const outline = () => toOutline(definition);

it('says when each message goes out and in which hours', () => {
  expect(outline().messages.map(({ name, when, window }) => [name, when, window])).toEqual([
    ['Reminder', '1 day before the start', 'Monday to Friday 09:00–17:00; days without sending hours are not counted'],
    ['Call', 'Only when an answer leads to it', null],
    ['Old', 'Off: it never goes out', null],
  ]);
});

it('tells what every answer does, by the names of messages', () => {
  const [late] = outline().messages[0]?.answers ?? [];
  expect(late?.trigger).toBe('reply includes “late”, “delayed”, “traffic” and 1 more');
  expect(late?.phrases).toEqual(['late', 'delayed', 'traffic', 'stuck']);
  expect(late?.actions).toEqual([
    { sentence: 'Answers', subject: null, text: 'No problem' },
    { sentence: 'Goes on with “Call” at once', subject: null, text: null },
    { sentence: 'Lets a message that is not chosen yet go out', subject: null, text: null },
    { sentence: 'Marks the appointment as reschedule requested', subject: null, text: null },
  ]);
  expect(outline().any_message.map(({ actions }) => actions[0]?.sentence)).toEqual(['Tells staff by email']);
});

it('shows each wording, its default first, and the parts of a call', () => {
  expect(outline().messages.map(({ wordings }) => wordings)).toEqual([
    [
      { locale: null, subject: null, lines: ['See you {{ event.time }}'] },
      { locale: 'es', subject: null, lines: ['Hasta {{ event.time }}'] },
    ],
    [{ locale: null, subject: null, lines: ['Hello', 'Plays clip_1'] }],
    [{ locale: null, subject: 'Hi', lines: [''] }],
  ]);
});

it('says to whom a message goes, what it leaves out, and how answers are taken', () => {
  expect(outline().messages[0]?.condition).toBe('calendar name is “Dr. Ada”');
  expect(outline().messages[0]?.notes).toEqual(['The answers to any message do not apply to this one.']);
  expect(outline().policy).toEqual([
    'After cancelled or declined nothing more goes out by itself.',
    'Any yes confirms, such as “ok” or a thumb up.',
    'Cancelling later than 24 hours before only tells staff.',
    'An answer counts for 14 days after its message.',
  ]);
  expect(outline().windows).toEqual([{ name: 'default', hours: 'Monday to Friday 09:00–17:00' }]);
});

it('keeps what happens without authoring on each message', () => {
  expect(outline().messages[0]?.built_ins.map(({ built_in_id }) => built_in_id)).toEqual([
    'reminder_confirm',
    'reminder_cancel',
    'reminder_reschedule',
    'opt_out',
  ]);
});

it('tells what a call does, digit by digit', () => {
  const call = reminderCall({
    content: { script: [{ say: 'Hello' }], voicemail: [{ say: 'Call us back.' }, { play: 'jingle' }] },
    auto_replies: [
      {
        id: 'a',
        trigger: { type: 'client_dials', digit: '4' },
        actions: [{ type: 'prompt', script: [{ say: 'More' }, { play: 'clip' }] }],
      },
      { id: 'b', trigger: { type: 'client_dials', digit: '5' }, actions: [{ type: 'say', script: [{ say: 'Bye' }] }] },
      { id: 'c', trigger: { type: 'client_dials', digit: '*' }, actions: [{ type: 'repeat' }] },
      { id: 'd', trigger: { type: 'client_dials', digit: '0' }, actions: [{ type: 'forward' }] },
      { id: 'e', trigger: { type: 'digit_not_recognized' }, actions: [{ type: 'forward', to: '' }] },
      { id: 'f', trigger: { type: 'no_response' }, actions: [{ type: 'send_email_notification' }] },
      { id: 'g', trigger: { type: 'call_fails' }, actions: [{ type: 'send_email_notification' }] },
    ],
  });
  const [told] = toOutline(define(schedule(call))).messages;
  expect(told?.notes).toEqual(['When a machine answers, it hears: Call us back. Plays jingle']);
  expect(told?.answers.map(({ trigger, actions }) => [trigger, actions[0]?.sentence, actions[0]?.text])).toEqual([
    ['client dials 4', 'Says, and waits for another digit', 'More\nPlays clip'],
    ['client dials 5', 'Says, and hangs up', 'Bye'],
    ['client dials *', 'Says the message again', null],
    ['client dials 0', 'Connects the client with the calendar’s owner', null],
    ['digit is not recognized', 'Connects the client with a number that is not given yet', null],
    ['no response', 'Tells staff by email', null],
    ['call fails', 'Tells staff by email', null],
  ]);
});
