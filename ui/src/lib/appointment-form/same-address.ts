/** Fewer digits than this tell no number from another. */
const ENOUGH_DIGITS = 7;

/** Whether two phone numbers are one, as far as can be told without the rules of their country, which one may lack. */
export function isSamePhone(one: string, other: string): boolean {
  if (one.trim() === other.trim()) return true;
  const [short = '', long = ''] = [one, other].map(digitsOf).toSorted((a, b) => a.length - b.length);
  return short.length >= ENOUGH_DIGITS && long.endsWith(short);
}

/** Whether two email addresses are one. */
export function isSameEmail(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Without the zero that stands for a country at home. */
function digitsOf(phone: string): string {
  return phone.replaceAll(/\D/g, '').replace(/^0+/, '');
}
