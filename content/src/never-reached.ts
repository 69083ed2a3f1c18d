import parsePhoneNumber, { type NumberType } from 'libphonenumber-js/max';

/** What a number is when no client is reached at it by text or call, or only at a price nobody means to pay. */
export type NeverReached = 'premium_rate' | 'shared_cost' | 'pager' | 'voicemail' | 'satellite';

/** Country codes of satellite and international networks: Inmarsat, Iridium and Globalstar, and what 882 and 883 share out (ITU-T E.164). */
const SATELLITE: readonly string[] = ['870', '881', '882', '883'];

const BY_TYPE: Readonly<Partial<Record<Exclude<NumberType, undefined>, NeverReached>>> = {
  PREMIUM_RATE: 'premium_rate',
  SHARED_COST: 'shared_cost',
  PAGER: 'pager',
  VOICEMAIL: 'voicemail',
};

/** Null: a client may have it. A landline is one, too: it takes calls, and texts to it are tried until its carrier refuses one. */
export function neverReached(e164: string): NeverReached | null {
  const number = parsePhoneNumber(e164);
  if (number === undefined) return null;
  if (SATELLITE.includes(number.countryCallingCode)) return 'satellite';
  const type = number.getType();
  return (type && BY_TYPE[type]) ?? null;
}
