const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** `es` as `Spanish`, `pt-BR` as `Brazilian Portuguese`; what is no locale as it is written. */
export function localeName(locale: string): string {
  try {
    return names.of(locale) ?? locale;
  } catch {
    return locale;
  }
}
