import { normaliseEmail } from '@kept/content/email';
import { neverReached, type NeverReached } from '@kept/content/never-reached';
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

const INSTEAD = 'give the client’s own number';
const NEVER_REACHED: Readonly<Record<NeverReached, string>> = {
  premium_rate: `is a premium-rate number, which costs whoever calls or texts it: ${INSTEAD}`,
  shared_cost: `is a service number, which takes no texts and costs whoever calls it: ${INSTEAD}`,
  pager: `is a pager, which takes no texts and no calls: ${INSTEAD}`,
  voicemail: `is a mailbox for voice messages, where nobody answers: ${INSTEAD}`,
  satellite: `belongs to a satellite or international network, which carriers do not text and call at a price of its own: ${INSTEAD}`,
};

interface AddressesRequest {
  readonly phone: string | null;
  readonly email: string | null;
  readonly country: string;
  readonly at: string;
  /** `any`: it is one of ours, or only looked for; else numbers at which no client is reached are refused. */
  readonly numbers?: 'any' | 'reached';
}

/** Both addresses normalised, or what is wrong with them. Empty ones count as none. */
export function addressesOf({ phone, email, country, at, numbers }: AddressesRequest): Checked<Addresses> {
  const errors: FieldError[] = [];
  const number = phone === null || phone.trim() === '' ? null : normalisePhone(phone, country);
  const mail = email === null || email.trim() === '' ? null : normaliseEmail(email);
  if (number?.ok === false)
    errors.push({ field: `${at}/phone`, code: 'malformed_phone', message: PHONE_PROBLEMS[number.reason] });
  const never = number?.ok === true && numbers !== 'any' ? neverReached(number.e164) : null;
  if (never !== null) errors.push({ field: `${at}/phone`, code: 'unreachable_phone', message: NEVER_REACHED[never] });
  if (mail?.ok === false)
    errors.push({ field: `${at}/email`, code: 'malformed_email', message: 'is no email address' });
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: { phone: number?.ok === true ? number.e164 : null, email: mail?.ok === true ? mail.address : null },
  };
}
