/** Languages that are offered; any other can be written. */
const OFFERED =
  'es fr de it pt pt-BR nl pl ru uk zh-Hans zh-Hant ja ko vi tl ar he hi tr ro el cs sv da nb fi hu'.split(' ');

const LOCALE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** `pt-BR` as `Brazilian Portuguese`; what names no language stays as it is. */
export function localeInWords(locale: string): string {
  try {
    return names.of(locale) ?? locale;
  } catch {
    return locale;
  }
}

/** Languages that a text can still be translated into, by their names. */
export function localeChoices(taken: readonly string[]): readonly { readonly value: string; readonly label: string }[] {
  return OFFERED.filter((locale) => !taken.includes(locale))
    .map((value) => ({ value, label: localeInWords(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
}

/** A tag as it is written in a document; null: it is none. */
export function localeWritten(text: string): string | null {
  const tag = text.trim();
  if (!LOCALE.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
