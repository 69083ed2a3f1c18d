const WORDS: Readonly<Record<string, string>> = {
  started: 'The appointment was made',
  opted_out: 'The client opted out',
  reply: 'The client replied',
  digit: 'The client dialled',
  call_ended: 'A call ended',
  state_set: 'The answer was set',
  staff_command: 'Staff asked for something',
  appointment_changed: 'The appointment was changed',
  participant_changed: 'The person’s details were changed',
  revision_published: 'The schedule was published anew',
  delivery: 'The carrier reported on a message',
  clock_moved: 'The clock was moved',
  timer: 'Its time had come',
};

/** What led to a decision, in words; an input that this page does not know, as it is called. */
export function inputWords(input: string): string {
  return Object.hasOwn(WORDS, input) ? (WORDS[input] ?? input) : input.replaceAll('_', ' ');
}
