/** What the reference says of one code. */
export interface IssueKind {
  /** A heading: what is the matter, in a few words. */
  readonly title: string;
  /** Why it matters to the client or the account. */
  readonly explanation: string;
  readonly way_out: string;
}

/**
 * Every check's code (flow-spec section 7), with its page of `docs/reference/issues`. Stable: programs and tests name
 * them. Nothing that runs reads these words, so no browser loads them; `warnings` tells which codes are not errors.
 */
export const ISSUE_KINDS = {
  no_messages: {
    title: 'The schedule has no message',
    explanation: 'An appointment with this schedule would send nothing and answer nothing.',
    way_out: 'Add a message.',
  },
  name_missing: {
    title: 'A message has no name',
    explanation: 'The log, the inbox and the canvas name messages; staff could not tell this one from another.',
    way_out: 'Give it a name that staff will recognise, such as “Reminder, 1 day before”.',
  },
  timing_missing: {
    title: 'A scheduled message has no time',
    explanation: 'It is meant to go out by itself, and nothing says when.',
    way_out: 'Say when it goes out, or make it on demand so that an answer leads to it.',
  },
  body_missing: {
    title: 'A message has no text',
    explanation: 'The client would get an empty message, in the default wording or in a translation.',
    way_out: 'Write the text or choose a template; remove a translation that is not wanted.',
  },
  script_missing: {
    title: 'A call has nothing to say',
    explanation:
      'Somebody would pick up and hear nothing: the message, a translation, the voicemail or an answer is empty.',
    way_out: 'Write what is said or choose a clip; to hang up on a machine, switch the voicemail off.',
  },
  number_missing: {
    title: 'A call is forwarded to nobody',
    explanation: 'The client asks to be connected, and there is no number to connect them with.',
    way_out: 'Give a number, or choose the calendar’s owner.',
  },
  calls_not_available: {
    title: 'The account cannot place calls',
    explanation: 'A call that nobody can place fails for everyone who is to be called.',
    way_out: 'Add a number to call from, choose a text or an email, or switch the message off until there is one.',
  },
  forward_not_allowed: {
    title: 'The account may not forward calls',
    explanation: 'Forwarding is not open to every account; the client would hear an apology instead.',
    way_out: 'Ask for it to be opened, or say something else here.',
  },
  phrases_missing: {
    title: 'A trigger waits for an empty text',
    explanation: '“Reply is” and “reply includes” compare the reply with texts; an empty one matches nothing.',
    way_out: 'Say which words it waits for, or remove the answer.',
  },
  actions_missing: {
    title: 'An auto reply has no action',
    explanation:
      'Its trigger would keep every later answer from the reply and then do nothing, which nobody could see.',
    way_out: 'Add an action; use “do nothing” where nothing is what you mean.',
  },
  reply_missing: {
    title: 'A reply has no text',
    explanation: 'The client would get an empty answer.',
    way_out: 'Write the text, choose a template, or remove the action.',
  },
  target_missing: {
    title: 'An action names no message',
    explanation: 'A transition, an enabling or a disabling is about another message, and none is chosen.',
    way_out: 'Choose the message, or remove the action.',
  },
  target_unknown: {
    title: 'An action names a message that is gone',
    explanation: 'The message was removed, or came from another schedule.',
    way_out: 'Choose a message of this schedule, or remove the action.',
  },
  target_off: {
    title: 'An action leads to a message that is off',
    explanation: 'A message that is off is never sent, so the client would wait for nothing (ruling 13).',
    way_out: 'Make the message on demand, or choose another.',
  },
  target_without_time: {
    title: 'An action enables a message that has no time',
    explanation: 'Enabling lets a message go out at its own time (ruling 21); without one it never does.',
    way_out: 'Give the message a time, or use “transition to”, which sends it at once.',
  },
  trigger_not_allowed: {
    title: 'A trigger does not fit its message',
    explanation:
      'Triggers belong to message types and purposes: only a reminder is confirmed, only a booking accepted.',
    way_out: 'Choose another trigger, or change the message’s purpose or type.',
  },
  action_not_allowed: {
    title: 'An action does not fit its message',
    explanation:
      'Actions belong to message types and purposes: only a reminder marks as confirmed, only a text or email replies.',
    way_out: 'Choose another action, or change the message’s purpose or type.',
  },
  action_needs_call: {
    title: 'An action comes when the call is over',
    explanation:
      '“Say”, “prompt”, “repeat” and “forward” need the client on the phone; when nobody responded or the call failed, nobody is there (ruling 18).',
    way_out: 'Send a text instead, or call again by “transition to”.',
  },
  default_never_applies: {
    title: 'A default answer never applies',
    explanation:
      'No message of the schedule has the type and purpose that its trigger needs, or all have switched the defaults off.',
    way_out: 'Remove it, or add a message that it can answer.',
  },
  do_nothing_not_alone: {
    title: '“Do nothing” stands beside other actions',
    explanation: 'It ends the turn, so what comes after it would never be done (ruling 9).',
    way_out: 'Remove it, or remove the others.',
  },
  turn_end_not_last: {
    title: 'An action follows one that ends the answer',
    explanation:
      'At most one action ends the turn and it is the last; what comes after it would never be done (ruling 12).',
    way_out: 'Move it to the end.',
  },
  opt_out_word: {
    title: 'A trigger waits for an opt-out word',
    explanation:
      'Opt-out words win over everything and stop all messages at once (rulings 1 and 2); the answer would never run.',
    way_out: 'Wait for another word; instead of CANCEL ask for 2.',
  },
  reserved_word: {
    title: 'A trigger waits for a word that carriers answer',
    explanation:
      'Carriers take START, UNSTOP, HELP, INFO and sometimes YES for themselves, so the reply may never arrive (ruling 2).',
    way_out: 'Wait for another word; any affirmative and 1 confirm by themselves.',
  },
  shadowed_trigger: {
    title: 'A trigger never fires',
    explanation: 'Another one of the same list takes every reply first (ruling 6).',
    way_out: 'Remove one of them, or put the narrower one first.',
  },
  phrase_clash: {
    title: 'A message and a default wait for the same words',
    explanation: 'The message’s answer wins, and for this message the default’s does not run (ruling 7).',
    way_out: 'Keep it if that is meant; else remove the words in one place.',
  },
  overrides_built_in: {
    title: 'An answer keeps a reply from being marked',
    explanation:
      'The words mean confirm, cancel and the like by themselves; a custom answer sets that aside (ruling 8).',
    way_out:
      'Author on the matching “client …” trigger to add to it, mark the state here, or use “do nothing” to switch it off.',
  },
  cycle_without_client: {
    title: 'Failures lead in a circle',
    explanation:
      'When these messages fail they would go on sending each other without a word from the client (ruling 14).',
    way_out: 'Let one of the answers to a failure end elsewhere.',
  },
  silent_loop: {
    title: 'Silence leads in a circle',
    explanation:
      'Without a word from the client the message leads back to itself; it stops after three times (ruling 14).',
    way_out: 'Keep it if three times is meant; else let the last one end elsewhere.',
  },
  template: {
    title: 'A text does not render',
    explanation:
      'Its Liquid cannot be read, or it names a field that does not exist and would be empty for every client.',
    way_out: 'Correct the place the message names; the list of fields stands beside the text.',
  },
  template_unknown: {
    title: 'A template is gone',
    explanation: 'The message says what a template says, and the account has no such template.',
    way_out: 'Choose another template, or write the text here.',
  },
  template_archived: {
    title: 'A template is archived',
    explanation: 'The message says what a template says that somebody has put away; nobody looks after it any more.',
    way_out: 'Choose another template, write the text here, or take the template out of the archive.',
  },
  template_of_other_channel: {
    title: 'A template is for another channel',
    explanation: 'An email has a subject and formatting, a call is spoken: what is written for one fits no other.',
    way_out: 'Choose a template of the message’s channel, or write the text here.',
  },
  attachment_unknown: {
    title: 'A file is gone',
    explanation: 'The account has no file of this name, so nothing could be attached or played.',
    way_out: 'Upload the file again, or remove it.',
  },
  attachment_unsuitable: {
    title: 'A file cannot go this way',
    explanation:
      'Phones take few types of files with a text, and 5 MB of them together; an email takes 18 MB; a call plays MP3 and WAV only.',
    way_out: 'Choose another file, make it smaller, or send it by email.',
  },
  too_many_segments: {
    title: 'A text may be too long to send',
    explanation:
      'Texts are sent in segments; with the longest plausible names and dates this one takes more than carriers deliver.',
    way_out: 'Shorten it, or send an email; one character outside the GSM alphabet more than halves what fits.',
  },
  translation_missing: {
    title: 'A translation is missing',
    explanation: 'Contacts use a language that this text has no wording for; they get the default one.',
    way_out: 'Write the translation.',
  },
  link_spoken: {
    title: 'A call is to say a link',
    explanation: 'Nobody can open what they only hear; the call would spell out an address, or say nothing there.',
    way_out: 'Take the link out, and send it by text or email: before the call, or as an answer to it.',
  },
  link_missing: {
    title: 'An invitation has no link',
    explanation: 'What is sent securely opens behind the link of its invitation; without one nobody can read it.',
    way_out:
      'Write {{ secure_link }} where the link belongs, or leave the invitation empty: the account’s is sent then.',
  },
  secure_call: {
    title: 'A call cannot be sent securely',
    explanation: 'Secure messages are links in a text or an email; a call has no place for one.',
    way_out: 'Switch it off for this message, or choose a text or an email.',
  },
  window_unknown: {
    title: 'A message names hours that do not exist',
    explanation: 'Every send lies in its window; without the window nobody can say when it goes out.',
    way_out: 'Choose hours that exist, or “any”.',
  },
  window_never_opens: {
    title: 'Hours are closed all week',
    explanation: 'A message in this window would never go out.',
    way_out: 'Open them on one day at least, or remove them.',
  },
  window_reserved: {
    title: 'Hours are named “any”',
    explanation: '“any” already means any time, so these hours would never be looked at.',
    way_out: 'Give them another name.',
  },
  sends_after_start: {
    title: 'A message goes out after the start',
    explanation: 'Reminders and bookings are too late once the appointment has begun, and are skipped.',
    way_out: 'Choose a time before the start, or make it a follow-up.',
  },
  response_after_start: {
    title: 'A wait ends after the start',
    explanation: 'Past the start silence sends nothing any more; staff are told instead (ruling 15).',
    way_out: 'Wait less, or send the message earlier.',
  },
  message_unreachable: {
    title: 'Nothing leads to a message',
    explanation: 'It has no time of its own and no answer that can run sends it; only staff can.',
    way_out: 'Transition to it or enable it somewhere, give it a time, or switch it off.',
  },
  opt_out_text_missing: {
    title: 'The first text does not say how to stop',
    explanation: 'Carriers in the US and Canada require the first text to a client to say how to opt out.',
    way_out: 'Add a sentence such as “Reply STOP to opt out.”',
  },
  condition_field_unknown: {
    title: 'A condition looks at a field that does not exist',
    explanation: 'The field would always be empty, and the message would be skipped, or sent, to everyone.',
    way_out: 'Choose a field from the list.',
  },
  condition_op_unfit: {
    title: 'A condition compares in a way its field cannot',
    explanation: 'Fields have types: texts are equal or included, times are before or after, yes or no is only equal.',
    way_out: 'Choose another comparison.',
  },
  condition_value_unfit: {
    title: 'A condition compares with a value its field never has',
    explanation: 'A date is written 2026-03-12, a time 09:00, a state is one of six; anything else never matches.',
    way_out: 'Write the value as the field has it.',
  },
  condition_empty: {
    title: 'A condition has an empty group',
    explanation: '“All of” nothing always holds and “any of” nothing never does, which is hardly what is meant.',
    way_out: 'Add a comparison to the group, or remove it.',
  },
  scenario_fails: {
    title: 'A saved scenario no longer holds',
    explanation: 'Someone wrote down what must happen, and with this document it does not.',
    way_out: 'Correct the document, or the scenario if it is out of date.',
  },
} as const satisfies Readonly<Record<string, IssueKind>>;

export type IssueCode = keyof typeof ISSUE_KINDS;
