/** Most that one broadcast may go to; the API says so too. */
const MOST = 10_000;

/**
 * What was typed or pasted as a list: a column of numbers, a line of addresses with commas. Numbers are written with
 * spaces, so a space alone parts nothing.
 */
export function pastedAddresses(text: string): readonly string[] {
  const parts = text.split(/[\n\r\t,;]+/u).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))].slice(0, MOST);
}
