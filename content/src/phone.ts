import { parsePhoneNumberFromString, validatePhoneNumberLength, type CountryCode } from 'libphonenumber-js/max';

export type NormalisedPhone =
  | { readonly ok: true; readonly e164: string; readonly country: string | null }
  | { readonly ok: false; readonly reason: 'not_a_number' | 'too_short' | 'too_long' | 'not_in_use' };

/** Numbers the United States and Canada keep for fiction: no plan lists them as valid, and the sandbox lives on them. */
const FICTIONAL = /^\+1[2-9]\d{2}55501\d{2}$/;

/**
 * A phone number as a person wrote it, in E.164. Without a `+` it is read as a number of the given country
 * (ISO 3166, two letters). Extensions are refused: a text cannot reach one.
 */
export function normalisePhone(raw: string, country: string): NormalisedPhone {
  const parsed = parsePhoneNumberFromString(raw, { defaultCountry: countryCode(country), extract: false });
  if (parsed === undefined) return { ok: false, reason: 'not_a_number' };
  if (parsed.ext !== undefined) return { ok: false, reason: 'not_a_number' };
  if (parsed.isValid() || FICTIONAL.test(parsed.number)) {
    return { ok: true, e164: parsed.number, country: parsed.country ?? null };
  }
  if (parsed.isPossible()) return { ok: false, reason: 'not_in_use' };
  const length = validatePhoneNumberLength(raw, countryCode(country));
  return { ok: false, reason: length === 'TOO_SHORT' ? 'too_short' : 'too_long' };
}

const COUNTRY = /^[A-Z]{2}$/;

function isCountryCode(country: string): country is CountryCode {
  return COUNTRY.test(country);
}

function countryCode(country: string): CountryCode {
  return isCountryCode(country) ? country : 'US';
}
