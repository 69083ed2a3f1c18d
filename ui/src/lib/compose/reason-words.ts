import { explainFailure } from '@kept/rules/explain-failure';

/** Why a recipient gets nothing, by code, as it stands after a number: "3 opted out". */
const WORDS: Readonly<Record<string, string>> = {
  opted_out: 'opted out',
  no_consent: 'refused messages of this kind',
  participant_removed: 'no longer on the appointment',
  known_bad_address: 'the address has failed for good before',
  no_sender: 'there is no sender for this channel',
  unknown_field: 'a field of the text is not known for them',
  nothing_to_say: 'nothing would be said',
  template_syntax: 'the text cannot be read: look at its fields',
  broadcast_cancelled: 'cancelled',
  no_credits: 'there are no credits left',
  secure_messaging_off: 'secure messaging is off',
  secure_pin_blank: 'no PIN is known for them, they wait until there is one',
};

const NO_ADDRESS = { sms: 'no phone number', call: 'no phone number', email: 'no email address' } as const;

/** Why a recipient gets or got nothing on a channel, for staff. */
export function reasonWords(reason: string, channel: keyof typeof NO_ADDRESS): string {
  if (reason === 'no_address') return NO_ADDRESS[channel];
  return WORDS[reason] ?? explainFailure(reason);
}
