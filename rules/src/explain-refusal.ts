import type { CommandRefusal } from './judge-command.ts';
import { ownValue } from './own-value.ts';

const SENTENCES: Readonly<Record<CommandRefusal, string>> = {
  unknown_message: 'The message schedule has no such message any more.',
  off: 'The message is switched off in its schedule.',
  participant_removed: 'This person was taken off the appointment.',
  appointment_cancelled: 'The appointment is cancelled.',
  already_sent: 'It had already gone out.',
  nothing_planned: 'It is not planned.',
  opted_out: 'The client asked to get no more messages.',
  no_consent: 'The client has said that they do not want to be reached this way.',
  no_address: 'There is no phone number or email address it could go to.',
  too_late: 'It is too late for it.',
  held_already: 'It is held back already.',
  not_held: 'It is not held back.',
};

/** Why a member of staff could not have what they asked for, in a sentence. */
export function explainRefusal(reason: string): string {
  return ownValue<string>(SENTENCES, reason) ?? 'Things had changed meanwhile.';
}
