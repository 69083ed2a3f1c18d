import { everyDay } from './every-day.ts';
import type { Starter } from './starter.ts';

/** From the booking to the chair, and what to say when the time changes. */
export const salonBookingAndReminder: Starter = {
  id: 'salon_booking_and_reminder',
  title: 'Salon booking and reminder',
  explanation:
    'Asks the client to accept the booking as soon as it is made, reminds the day before, and tells by itself when the ' +
    'appointment moves or is cancelled.',
  document: {
    spec_version: 1,
    name: 'Salon booking and reminder',
    windows: { default: everyDay('08:00', '20:00') },
    messages: [
      {
        id: 'msg_booked',
        name: 'Booked',
        purpose: 'booking',
        type: 'sms',
        timing: { anchor: 'created', offset: { minutes: 5 }, window: 'default' },
        content: {
          body: 'Hi {{ participant.first_name }}, your {{ event.title }} at {{ user.company }} is booked for {{ event.day_and_time_phrase }}. Reply 1 to accept or 2 to decline. STOP to opt out.',
        },
        auto_replies: [
          {
            id: 'ar_accepted',
            trigger: { type: 'client_accepts' },
            actions: [{ type: 'reply', body: 'Lovely, {{ participant.first_name }}. We look forward to seeing you!' }],
          },
          {
            id: 'ar_declined',
            trigger: { type: 'client_declines' },
            actions: [
              {
                type: 'reply',
                body: 'Thanks for telling us, the time is free again. Reply here when you would like another one.',
              },
            ],
          },
        ],
      },
      {
        id: 'msg_day_before',
        name: 'Reminder, 1 day before',
        purpose: 'reminder',
        type: 'sms',
        timing: { anchor: 'start', offset: { days: -1 }, window: 'default' },
        content: {
          body: 'Hi {{ participant.first_name }}, a reminder from {{ user.company }}: {{ event.title }} {{ event.day_and_time_phrase }}. Reply 1 to confirm, 2 to cancel or 3 for another time.',
        },
        auto_replies: [
          {
            id: 'ar_confirmed',
            trigger: { type: 'client_confirms' },
            actions: [{ type: 'reply', body: 'Thank you! See you {{ event.day_and_time_phrase }}.' }],
          },
          {
            id: 'ar_cancelled',
            trigger: { type: 'client_cancels' },
            actions: [
              {
                type: 'reply',
                body: 'Your appointment is cancelled, thank you for telling us. Reply here when you would like a new one.',
              },
            ],
          },
        ],
      },
      {
        id: 'msg_moved',
        name: 'Moved to another time',
        purpose: 'booking',
        type: 'sms',
        timing: { anchor: 'moved', offset: { minutes: 5 }, window: 'default' },
        content: {
          body: 'Hi {{ participant.first_name }}, your {{ event.title }} has a new time: {{ event.day_and_time_phrase }}. Reply 1 to accept or 2 to decline.',
        },
      },
      {
        id: 'msg_cancelled',
        name: 'Cancelled by the salon',
        purpose: 'booking',
        type: 'sms',
        timing: { anchor: 'cancelled', offset: { minutes: 0 }, window: 'default' },
        content: {
          body: 'Hi {{ participant.first_name }}, we are sorry: {{ event.title }} {{ event.day_and_time_phrase }} is cancelled. Reply here and we find you another time.',
        },
      },
    ],
    default_auto_replies: [
      {
        id: 'ar_late',
        trigger: { type: 'reply_includes', any_of: ['late', 'running behind'] },
        actions: [
          { type: 'reply', body: 'Thanks for letting us know, {{ participant.first_name }}. We will wait for you.' },
          { type: 'send_email_notification', subject: '{{ participant.name }} is running late' },
        ],
      },
    ],
  },
};
