import { definitionOf } from '../../../test/harness/clinic.ts';

const week = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['09:00', '20:00']]]),
);

/** A reminder a day before whose silence leads to a second try, grouped as by default. */
export const familyReminder = definitionOf({
  name: 'Family',
  windows: { default: week },
  messages: [
    {
      id: 'msg_day',
      name: 'Reminder, 1 day before',
      purpose: 'reminder',
      type: 'sms',
      timing: { anchor: 'start', offset: { days: -1 } },
      content: { body: 'Hi {{ first_name }}, see you {{ event.day_and_time_phrase }}. Reply 1 to confirm.' },
      auto_replies: [
        {
          id: 'ar_silent',
          trigger: { type: 'no_response_after', minutes: 120 },
          actions: [{ type: 'transition_to', message_id: 'msg_nudge' }],
        },
      ],
    },
    {
      id: 'msg_nudge',
      name: 'Second try',
      availability: 'on_demand',
      purpose: 'reminder',
      type: 'sms',
      content: { body: 'Please reply 1 to confirm:\n{{ appointments }}' },
    },
  ],
});
