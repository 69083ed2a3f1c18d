/** What somebody typed, as parts to look for; the database folds them as it folded the words it keeps. */
export interface SearchTokens {
  /** Taken apart into words. */
  readonly texts: readonly string[];
  /** Looked for as they are: email addresses and digits. */
  readonly whole: readonly string[];
}

/** More narrows nothing that anyone would notice. */
const MOST_TOKENS = 8;
/** From here on digits with blanks between them are one number rather than several. */
const ENOUGH_DIGITS = 5;

const LIKE_A_NUMBER = /^[+()\d\s./-]+$/;

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

const isNumber = (text: string): boolean => LIKE_A_NUMBER.test(text) && digitsOf(text).length >= ENOUGH_DIGITS;

/** Reads a search: a phone number however it is written, email addresses with their signs, all else as words. Pure. */
export function searchTokens(q: string): SearchTokens {
  if (isNumber(q)) return { texts: [], whole: [digitsOf(q)] };
  const parts = q.split(/\s+/).filter((part) => part !== '');
  const whole = parts.filter((part) => isNumber(part) || part.includes('@'));
  return {
    texts: parts.filter((part) => !whole.includes(part)).slice(0, MOST_TOKENS),
    whole: whole.map((part) => (isNumber(part) ? digitsOf(part) : part.replace(/^@+/, ''))).slice(0, MOST_TOKENS),
  };
}
