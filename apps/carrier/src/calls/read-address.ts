/**
 * The address a TwiML document names, made absolute.
 * @param base the document's own; '' when it has none.
 * @returns null when it is no http address.
 */
export function readAddress(text: string, base: string): string | null {
  const words = text.trim();
  if (words === '') return null;
  const found = URL.canParse(words)
    ? words
    : base !== '' && URL.canParse(words, base)
      ? new URL(words, base).href
      : null;
  return found !== null && /^https?:/i.test(found) ? found : null;
}
