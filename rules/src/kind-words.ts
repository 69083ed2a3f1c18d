import type { Action, Trigger } from './document.ts';

/**
 * When each trigger fires and what each action does, for the palette, the JSON Schema and the reference. Beside the
 * kinds and not in them: nothing that decides reads these words, so what only decides does not load them.
 */
export const KIND_WORDS: Readonly<Record<Trigger['type'] | Action['type'], string>> = {
  reply_is: 'The whole reply is one of the texts, whatever its case, spacing or edge punctuation.',
  reply_includes:
    'One of the words or phrases stands somewhere in the reply, as whole words; a number only as a number by itself.',
  any_other_reply: 'A reply that no other trigger and no built-in answer matched.',
  no_response_after:
    'So many minutes after the provider accepted the message, nothing has come back and nothing has changed.',
  message_fails: 'The message failed for good: no usable address, refused, undelivered or bounced.',
  client_confirms: 'The client confirmed the appointment, on whatever channel.',
  client_cancels: 'The client cancelled the appointment, on whatever channel.',
  client_requests_reschedule: 'The client asked for another time, on whatever channel.',
  client_accepts: 'The client accepted the booking, on whatever channel.',
  client_declines: 'The client declined the booking, on whatever channel.',
  client_dials: 'The client pressed this digit during the call.',
  digit_not_recognized: 'The client pressed a digit that no other trigger and no built-in answer takes.',
  no_response:
    'Nobody answered, the line was busy, a machine answered, or the client hung up without pressing a digit.',
  call_fails:
    'The call could not be connected: no usable number, refused by the carrier, or broken off before anyone answered.',
  prompt: 'Says something during the call and waits for another digit, with the same triggers.',
  say: 'Says something during the call and hangs up.',
  repeat: 'Says the message again and waits for a digit.',
  forward: 'Connects the client with the calendar’s owner or another number, where the account may.',
  reply: 'Sends a text or email back to the client on the channel of the message.',
  do_nothing: 'Does nothing, and keeps the defaults and the built-in answers from doing anything.',
  transition_to:
    'Sends another auto message now, whatever its timing and condition, and goes on with that message’s triggers.',
  enable_message:
    'Lets another message go out at its own time, under its own condition; one whose time has passed sends nothing.',
  disable_message: 'Keeps another message from going out at its own time.',
  send_email_notification: 'Tells staff by email, with its own address, subject and body or the usual ones.',
  mark_as_confirmed: 'Records that the client confirmed.',
  mark_as_cancelled: 'Records that the client is not coming.',
  mark_as_reschedule_requested: 'Records that the client wants another time, which counts as cancelled (ruling 22).',
  mark_as_accepted: 'Records that the client accepted the booking.',
  mark_as_declined: 'Records that the client declined the booking.',
};
