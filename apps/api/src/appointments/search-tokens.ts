/** What somebody typed, as parts to look for; the database folds them as it folded the words it keeps. */
export interface SearchTokens {
  /** Taken apart into words. */
  readonly texts: readonly string[];
  /** Looked for as they are: email addresses and phone numbers. */
  readonly whole: readonly string[];
  /** Looked for as one number, or as each of its runs of digits. */
  readonly numbers: readonly { readonly digits: string; readonly runs: readonly string[] }[];
}

/** More narrows nothing that anyone would notice. */
const MOST_TOKENS = 8;
/** From here on digits with blanks between them are one number rather than several. */
const ENOUGH_DIGITS = 5;

const LIKE_A_NUMBER = /^[+()\d\s./-]+$/;

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

const runsOf = (text: string): readonly string[] => text.match(/\d+/g) ?? [];

const isNumber = (text: string): boolean => LIKE_A_NUMBER.test(text) && digitsOf(text).length >= ENOUGH_DIGITS;

/** Nobody writes anything but a phone number so. */
const LIKE_A_PHONE = /^[+(]/;

/**
 * Reads a search: a phone number however it is written, email addresses with their signs, all else as words. Digits
 * with something between them may be a number or several: a phone, or what stands in a title. Pure.
 */
export function searchTokens(q: string): SearchTokens {
  const parts = isNumber(q) ? [q.trim()] : q.split(/\s+/).filter((part) => part !== '');
  const numbers = parts.filter(isNumber);
  const apart = numbers.filter((number) => !LIKE_A_PHONE.test(number) && runsOf(number).length > 1);
  const emails = parts.filter((part) => part.includes('@'));
  return {
    texts: parts.filter((part) => !numbers.includes(part) && !emails.includes(part)).slice(0, MOST_TOKENS),
    whole: [
      ...numbers.filter((number) => !apart.includes(number)).map(digitsOf),
      ...emails.map((part) => part.replace(/^@+/, '')),
    ].slice(0, MOST_TOKENS),
    numbers: apart
      .slice(0, MOST_TOKENS)
      .map((number) => ({ digits: digitsOf(number), runs: runsOf(number).slice(0, MOST_TOKENS) })),
  };
}
