import { everyDay } from './every-day.ts';
import type { Starter } from './starter.ts';

/** Reminders with a branch for those who run late and one for those who want another time. */
export const dentalReminder: Starter = {
  id: 'dental_reminder',
  title: 'Dental reminder',
  explanation:
    'A text two days before that asks for an answer and asks once more when none comes, and one on the day itself. ' +
    'Clients who run late or want another time are led on by themselves; staff hear of it.',
  document: {
    spec_version: 1,
    name: 'Dental reminder',
    windows: { default: everyDay('09:00', '19:00') },
    messages: [
      {
        id: 'msg_two_days',
        name: 'Reminder, 2 days before',
        purpose: 'reminder',
        type: 'sms',
        timing: { anchor: 'start', offset: { days: -2 }, window: 'default' },
        content: {
          body: 'Hi {{ participant.first_name }}, {{ user.company }} here: {{ event.title }} {{ event.day_and_time_phrase }}. Reply 1 to confirm, 2 to cancel, 3 for another time. STOP to opt out.',
        },
        auto_replies: [
          {
            id: 'ar_no_answer',
            trigger: { type: 'no_response_after', minutes: 300 },
            actions: [{ type: 'transition_to', message_id: 'msg_second_try' }],
          },
        ],
      },
      {
        id: 'msg_second_try',
        name: 'Second try',
        availability: 'on_demand',
        purpose: 'reminder',
        type: 'sms',
        content: {
          body: '{{ participant.first_name }}, can you make it {{ event.day_and_time_phrase }}? Reply 1 to confirm, 2 to cancel or 3 for another time.',
        },
      },
      {
        id: 'msg_today',
        name: 'Reminder, 3 hours before',
        purpose: 'reminder',
        type: 'sms',
        timing: { anchor: 'start', offset: { hours: -3 }, window: 'default' },
        content: {
          body: 'See you today at {{ event.time }}, {{ participant.first_name }}. Running late? Just reply LATE.',
        },
      },
      {
        id: 'msg_running_late',
        name: 'Running late',
        availability: 'on_demand',
        purpose: 'reminder',
        type: 'sms',
        content: {
          body: 'Thanks for telling us. How late will you be? Reply 10 or 20 for the minutes, 3 for another time.',
        },
        auto_replies: [
          {
            id: 'ar_ten_minutes',
            trigger: { type: 'reply_is', any_of: ['10', '10 minutes', '10 min'] },
            actions: [
              { type: 'reply', body: 'That is fine, drive safely. See you soon!' },
              { type: 'send_email_notification', subject: '{{ participant.name }} comes 10 minutes late' },
            ],
          },
          {
            id: 'ar_twenty_minutes',
            trigger: { type: 'reply_is', any_of: ['20', '20 minutes', '20 min'] },
            actions: [
              { type: 'reply', body: 'We have told the team and call you if that does not work.' },
              { type: 'send_email_notification', subject: '{{ participant.name }} comes 20 minutes late' },
            ],
          },
        ],
        disable_default_auto_replies: true,
      },
      {
        id: 'msg_another_time',
        name: 'Another time',
        availability: 'on_demand',
        purpose: 'reminder',
        type: 'sms',
        content: {
          body: 'No problem, {{ participant.first_name }}. Which days and times suit you? Reply here and we will call you back.',
        },
        auto_replies: [
          {
            id: 'ar_times_named',
            trigger: { type: 'any_other_reply' },
            actions: [
              { type: 'reply', body: 'Thank you, we will look for a time and call you.' },
              { type: 'send_email_notification', subject: '{{ participant.name }} has named other times' },
            ],
          },
        ],
        disable_default_auto_replies: true,
      },
    ],
    default_auto_replies: [
      {
        id: 'ar_late',
        trigger: { type: 'reply_includes', any_of: ['late', 'running behind', 'stuck in traffic'] },
        actions: [{ type: 'transition_to', message_id: 'msg_running_late' }],
      },
      {
        id: 'ar_confirmed',
        trigger: { type: 'client_confirms' },
        actions: [
          { type: 'reply', body: 'Thank you, {{ participant.first_name }}. See you {{ event.day_and_time_phrase }}!' },
        ],
      },
      {
        id: 'ar_reschedule',
        trigger: { type: 'client_requests_reschedule' },
        actions: [{ type: 'transition_to', message_id: 'msg_another_time' }],
      },
      {
        id: 'ar_failed',
        trigger: { type: 'message_fails' },
        actions: [{ type: 'send_email_notification', subject: '{{ participant.name }} could not be reached' }],
      },
    ],
  },
};
