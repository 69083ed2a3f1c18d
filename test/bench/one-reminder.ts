import { definitionOf } from '../harness/clinic.ts';

/** One text an hour before, at any time of day, and an answer for the late ones. */
export const oneReminder = definitionOf({
  name: 'Standard visit',
  messages: [
    {
      id: 'msg_one',
      name: 'Reminder',
      purpose: 'reminder',
      type: 'sms',
      timing: { anchor: 'start', offset: { minutes: -60 }, window: 'any' },
      content: { body: 'See you {{ event.start_time | time }}.' },
      auto_replies: [
        {
          id: 'ar_late',
          trigger: { type: 'reply_includes', any_of: ['late'] },
          actions: [{ type: 'reply', body: 'No problem.' }],
        },
      ],
    },
  ],
});
