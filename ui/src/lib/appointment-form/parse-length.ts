const WORDS: readonly (readonly [pattern: RegExp, minutes: number])[] = [
  [/^d(ays?)?$/, 24 * 60],
  [/^h((ou)?rs?)?$/, 60],
  [/^m(in(ute)?s?)?$/, 1],
];

/** Longer is a slip of the keyboard. */
const LONGEST = 366 * 24 * 60;

/**
 * A length in minutes, as people write one: "45", "45 min", "1 h 30", "1:30", "1.5 hours", "2 days". Null for what is
 * none, or nothing.
 */
export function parseLength(text: string): number | null {
  const minutes = minutesIn(text.trim().toLowerCase());
  if (minutes === null || !Number.isInteger(minutes) || minutes < 1 || minutes > LONGEST) return null;
  return minutes;
}

function minutesIn(text: string): number | null {
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(text);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const parts = [...text.matchAll(/(\d+(?:[.,]\d+)?)\s*([a-z]*)[\s,]*/gy)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return null;
  let total = 0;
  let smaller_than = Number.POSITIVE_INFINITY;
  for (const [, number = '', word = ''] of parts) {
    const unit = unitOf(word);
    if (unit === null || unit >= smaller_than) return null;
    smaller_than = unit;
    total += Number(number.replace(',', '.')) * unit;
  }
  return total;
}

/** Minutes of a unit; without a word it is minutes, alone ("45") or after hours ("1 h 30"). */
function unitOf(word: string): number | null {
  if (word === '') return 1;
  return WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}
