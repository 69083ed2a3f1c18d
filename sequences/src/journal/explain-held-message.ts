import { explainSkip } from '@kept/rules/explain-skip';
import { ownValue } from '@kept/rules/own-value';

const HELD: Readonly<Record<string, string>> = {
  no_credits: 'Held: the account has no credits left. It goes out when credits are granted.',
  secure_messaging_off: 'It is to go securely, and secure messaging is off: switch it on, and it is sent.',
  secure_pin_blank:
    'The PIN is blank for this person: give the contact a PIN or fill in the field it is made of, and it is sent.',
};

/** What a held message waits for, with the way out; what staff held back reads as what is skipped does. */
export function explainHeldMessage(reason: string): string {
  return ownValue(HELD, reason) ?? explainSkip(reason);
}
