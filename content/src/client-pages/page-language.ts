import { TEXT_LANGUAGES } from '../texts/text-languages.ts';

/** The language that a client of a locale is spoken to in. */
export function pageLanguage(locale: string): string {
  const language = locale.split('-')[0] ?? locale;
  return TEXT_LANGUAGES.find((known) => known === language) ?? 'en';
}
