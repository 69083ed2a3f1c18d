import type { NotificationEvent } from './notification-event.ts';

const WORDS: Readonly<Record<NotificationEvent, string>> = {
  reply_needs_answer: 'Somebody has to answer.',
  reply_answered: 'Wrote, and was answered.',
  client_confirmed: 'Confirmed.',
  client_accepted: 'Accepted the booking.',
  client_cancelled: 'Cancelled.',
  client_declined: 'Declined the booking.',
  client_requested_reschedule: 'Asks for another time.',
  no_response: 'Has not answered before the start.',
  opted_out: 'Opted out of messages.',
  message_failed: 'A message failed or is held.',
  flow_notification: 'A message schedule asks for your attention.',
  credits_low: 'Credits are running out.',
  webhook_switched_off: 'A webhook was switched off.',
};

/** What a browser tells of an event: what kind it is, and no word of what was said or what the appointment is for. */
export function pushWords(event: NotificationEvent): string {
  return WORDS[event];
}
