export interface Surroundings {
  readonly first: string;
  readonly last: string;
  /** What stands right before and after it, some characters of each. */
  readonly before: string;
  readonly after: string;
}

const DIGIT = /\p{Nd}/u;
/** Signs that make one number, time, date or telephone number of the digits on both sides. */
const JOINS_AFTER = /^[.,:;/⁄∕\-‐–—−·+*×÷=^~'_@&]\p{Nd}/u;
const JOINS_BEFORE = /\p{Nd}[.,:;/⁄∕\-‐–—−·+*×÷=^~'_@&]$/u;
/** What makes an amount, a share, a time or a group of thousands of the number before it. */
const UNIT_AFTER = /^ ?(?:[%‰٪°\p{Sc}]|[ap]\.? ?m\b)|^ \p{Nd}{3}(?!\p{Nd})|^ \p{Nd}+[/⁄]\p{Nd}/u;
const SIGN_BEFORE = /(?:\p{Sc} ?|[+−.])$/u;
const GROUP_BEFORE = /\p{Nd} $/u;

/** Whether a phrase that begins or ends with a digit stands as a number by itself (flow-spec ruling 5). */
export function isNumberAlone({ first, last, before, after }: Surroundings): boolean {
  if (DIGIT.test(last) && (JOINS_AFTER.test(after) || UNIT_AFTER.test(after))) return false;
  if (!DIGIT.test(first)) return true;
  return !JOINS_BEFORE.test(before) && !SIGN_BEFORE.test(before) && !GROUP_BEFORE.test(before);
}
