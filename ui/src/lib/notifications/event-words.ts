import type { NotificationEvent } from '#lib/api/generated/types.gen.ts';

/** What an event is called, and when it is told. */
export interface EventWords {
  readonly label: string;
  readonly when: string;
}

const WORDS: Readonly<Record<NotificationEvent, EventWords>> = {
  reply_needs_answer: {
    label: 'A client wrote, and somebody has to answer',
    when: 'No automatic answer fits, it is about an old time, or it came too late to be done by itself.',
  },
  reply_answered: {
    label: 'A client wrote, and it was answered',
    when: 'An automatic answer took care of it: nothing is to be done.',
  },
  client_confirmed: { label: 'A client confirmed', when: 'By text, email or call.' },
  client_accepted: { label: 'A client accepted a booking', when: 'By text, email or call.' },
  client_cancelled: { label: 'A client cancelled', when: 'The appointment stays in the calendar until you remove it.' },
  client_declined: { label: 'A client declined a booking', when: 'By text, email or call.' },
  client_requested_reschedule: {
    label: 'A client asks for another time',
    when: 'It counts as cancelled until a new time is found.',
  },
  no_response: {
    label: 'A client has not answered before the start',
    when: 'Their schedule would have written again, and by then the appointment had begun: nothing was sent.',
  },
  opted_out: {
    label: 'A client opted out',
    when: 'By STOP or another such word, a mail’s link, 9 in a call, or by marking a mail as spam: nothing more is sent to the address.',
  },
  message_failed: {
    label: 'A message failed or is held',
    when: 'It could not be delivered (of what was sent to many, once with the count), nobody knows whether it was, a call could not be forwarded, or a limit stopped the automatic answers.',
  },
  flow_notification: {
    label: 'A message schedule says so',
    when: 'By its action “Send email notification”, where the action names no address of its own.',
  },
  credits_low: { label: 'Credits are running out', when: 'Once, until there are enough of them again.' },
  webhook_switched_off: {
    label: 'A webhook was switched off',
    when: 'It said that it is gone, or every try failed for five days.',
  },
};

/** How the settings name an event. */
export function eventWords(event: NotificationEvent): EventWords {
  return WORDS[event];
}
