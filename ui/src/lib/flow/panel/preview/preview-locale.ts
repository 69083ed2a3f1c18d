import { findTranslation } from '@kept/rules/find-translation';

interface Shown {
  /** The translation that is looked at; null: the default wording. */
  readonly shown: string | null;
  readonly translations: readonly string[];
  /** Of the chosen client. */
  readonly client: string;
  readonly account: string;
}

/** The language a wording is previewed in, and whether the chosen client gets just this wording. */
export function previewLocale({ shown, translations, client, account }: Shown): {
  readonly locale: string;
  readonly is_theirs: boolean;
} {
  const theirs = findTranslation(Object.fromEntries(translations.map((locale) => [locale, locale])), client);
  if (theirs === shown) return { locale: client, is_theirs: true };
  return { locale: shown ?? account, is_theirs: false };
}
