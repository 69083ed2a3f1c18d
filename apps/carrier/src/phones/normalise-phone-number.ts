import { parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * Reads a number as Twilio does: any punctuation, but with the country's prefix and of a length that country uses.
 * @returns E.164, or null when it is no phone number.
 */
export function normalisePhoneNumber(text: string): string | null {
  const parsed = parsePhoneNumberFromString(text);
  return parsed?.isPossible() === true ? parsed.number : null;
}
