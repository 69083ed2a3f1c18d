/**
 * The translation that a contact of the locale gets: its own, else its language's, else none, which means the default
 * wording (flow-spec section 1). Locales compare without case; `es` serves every Spanish that has none of its own.
 */
export function findTranslation<T>(translations: Readonly<Record<string, T>>, locale: string): T | null {
  const entries = Object.entries(translations);
  const wanted = locale.toLowerCase();
  const [language = ''] = wanted.split('-', 1);
  const found =
    entries.find(([name]) => name.toLowerCase() === wanted) ??
    entries.find(([name]) => name.toLowerCase() === language);
  return found === undefined ? null : found[1];
}
