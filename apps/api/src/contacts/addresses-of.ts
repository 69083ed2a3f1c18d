import { normaliseEmail } from '@kept/content/email';
import { normalisePhone } from '@kept/content/phone';
import type { Checked } from '../problems/checked.ts';
import type { FieldError } from '../problems/problem.ts';

/** Where a participant can be reached, normalised: E.164 and lower case. */
export interface Addresses {
  readonly phone: string | null;
  readonly email: string | null;
}

const PHONE_PROBLEMS = {
  not_a_number: 'is no phone number; write it with + and country, such as +12025550123',
  too_short: 'is too short for a phone number',
  too_long: 'is too long for a phone number',
  not_in_use: 'has a shape that no phone number of its country has',
} as const;

interface AddressesRequest {
  readonly phone: string | null;
  readonly email: string | null;
  readonly country: string;
  readonly at: string;
}

/** Both addresses normalised, or what is wrong with them. Empty ones count as none. */
export function addressesOf({ phone, email, country, at }: AddressesRequest): Checked<Addresses> {
  const errors: FieldError[] = [];
  const number = phone === null || phone.trim() === '' ? null : normalisePhone(phone, country);
  const mail = email === null || email.trim() === '' ? null : normaliseEmail(email);
  if (number?.ok === false)
    errors.push({ field: `${at}/phone`, code: 'malformed_phone', message: PHONE_PROBLEMS[number.reason] });
  if (mail?.ok === false)
    errors.push({ field: `${at}/email`, code: 'malformed_email', message: 'is no email address' });
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: { phone: number?.ok === true ? number.e164 : null, email: mail?.ok === true ? mail.address : null },
  };
}
