const TEN = /\u{1F51F}/gu;
/** Circled digits that NFKC leaves as they are: three kinds of one to nine. */
const CIRCLED = /[\u2776-\u277E\u2780-\u2788\u278A-\u2792]/gu;
const DIGIT = /\p{Nd}/u;
const OTHER_DIGITS = /(?![0-9])\p{Nd}/gu;

/** Circled digits and the digits of every script as `0` to `9`. */
export function foldDigits(text: string): string {
  return text
    .replace(TEN, '10')
    .replace(CIRCLED, (digit) => String(((digit.charCodeAt(0) - 0x2776) % 10) + 1))
    .normalize('NFKC')
    .replace(OTHER_DIGITS, valueOf);
}

/** Unicode keeps the ten digits of a script in a row, so how many precede one tells its value; some rows touch. */
function valueOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value % 10);
}
