export type NormalisedEmail =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly reason: 'not_an_address' | 'too_long' };

/** RFC 5321 allows 254 characters between the angle brackets. */
const LONGEST = 254;

/** One local part, one at sign, a domain with a dot; no spaces, no angle brackets, no control characters. */
const SHAPE = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}]+\.[^\s@<>()[\]\\,;:"\p{Cc}.]{2,}$/u;

/** An email address trimmed and lower-cased, so that one person's address is found however it was typed. */
export function normaliseEmail(raw: string): NormalisedEmail {
  const address = raw.trim().toLowerCase();
  if (address.length > LONGEST) return { ok: false, reason: 'too_long' };
  return SHAPE.test(address) && !address.includes('..')
    ? { ok: true, address }
    : { ok: false, reason: 'not_an_address' };
}
