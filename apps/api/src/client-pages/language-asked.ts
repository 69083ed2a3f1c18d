import { TEXT_LANGUAGES } from '@kept/content/texts/text-languages';

/** What a browser would rather read, of the languages we speak: for pages that know no client. Browsers say the best first. */
export function languageAsked(accept_language: string | undefined): string {
  const asked = (accept_language ?? '').toLowerCase().split(',', 20);
  const languages = asked.map((each) => each.trim().split(/[-;]/u)[0] ?? '');
  return languages.flatMap((language) => TEXT_LANGUAGES.filter((known) => known === language))[0] ?? 'en';
}
