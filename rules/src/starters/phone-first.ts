import { everyDay } from './every-day.ts';
import type { Starter } from './starter.ts';

/** A call with a menu for landlines, and a text where nobody picks up or the call does not get through. */
export const phoneFirst: Starter = {
  id: 'phone_first',
  title: 'Phone first, with a menu',
  explanation:
    'For clients with landlines: a call the day before that is answered by pressing a digit. Where nobody answers, or the ' +
    'number takes no calls, a text follows that asks the same.',
  document: {
    spec_version: 1,
    name: 'Phone first, with a menu',
    windows: { default: everyDay('10:00', '19:00') },
    messages: [
      {
        id: 'msg_call',
        name: 'Call, 1 day before',
        purpose: 'reminder',
        type: 'call',
        timing: { anchor: 'start', offset: { days: -1 }, window: 'default' },
        content: {
          script: [
            {
              say: 'Hello {{ participant.first_name }}, this is {{ user.company }} with a reminder: {{ event.title }} {{ event.day_and_time_phrase }}.',
            },
            {
              say: 'To confirm, press 1. To cancel or for another time, press 2. For what to bring, press 3. To hear this again, press 4. For no more calls, press 9.',
            },
          ],
          voicemail: [
            {
              say: 'Hello {{ participant.first_name }}, this is {{ user.company }}: {{ event.title }} {{ event.day_and_time_phrase }}. We send you a text so that you can answer.',
            },
          ],
        },
        auto_replies: [
          {
            id: 'ar_what_to_bring',
            trigger: { type: 'client_dials', digit: '3' },
            actions: [
              {
                type: 'prompt',
                script: [
                  {
                    say: 'Please bring your insurance card and come ten minutes early. To confirm, press 1. To cancel or for another time, press 2.',
                  },
                ],
              },
            ],
          },
          {
            id: 'ar_again',
            trigger: { type: 'client_dials', digit: '4' },
            actions: [{ type: 'repeat' }],
          },
          {
            id: 'ar_nobody',
            trigger: { type: 'no_response' },
            actions: [{ type: 'transition_to', message_id: 'msg_text' }],
          },
          {
            id: 'ar_not_through',
            trigger: { type: 'call_fails' },
            actions: [{ type: 'transition_to', message_id: 'msg_text' }],
          },
        ],
      },
      {
        id: 'msg_text',
        name: 'Text instead of the call',
        availability: 'on_demand',
        purpose: 'reminder',
        type: 'sms',
        content: {
          body: 'Hi {{ participant.first_name }}, {{ user.company }} tried to call you: {{ event.title }} {{ event.day_and_time_phrase }}. Reply 1 to confirm, 2 to cancel, 3 for another time. STOP to opt out.',
        },
        auto_replies: [
          {
            id: 'ar_text_failed',
            trigger: { type: 'message_fails' },
            actions: [
              {
                type: 'send_email_notification',
                subject: '{{ participant.name }} could be reached neither by call nor by text',
              },
            ],
          },
        ],
      },
    ],
  },
};
