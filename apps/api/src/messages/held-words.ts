import { ownValue } from '@kept/rules/own-value';

const HELD: Readonly<Record<string, string>> = {
  secure_messaging_off: 'It is to go securely, and secure messaging is off: switch it on, and it is sent.',
  secure_pin_blank:
    'The PIN is blank for this person: give the contact a PIN or fill in the field it is made of, and it is sent.',
};

/** What a held message waits for, with the way out; null: nothing that is said here. */
export function heldWords(reason: string): string | null {
  return ownValue(HELD, reason) ?? null;
}
