import { localeChoices, localeInWords } from '../flow/panel/translations/locale-choices.ts';

/** What a select says for the account's own. */
export const USUAL = '';

/** Languages a contact may read; one that is not offered stays offered while it is theirs. */
export function languageOptions(theirs: string | null): readonly { readonly value: string; readonly label: string }[] {
  const offered = [{ value: 'en', label: localeInWords('en') }, ...localeChoices([])];
  return [
    { value: USUAL, label: 'The account’s usual language' },
    ...(theirs === null || offered.some(({ value }) => value === theirs)
      ? []
      : [{ value: theirs, label: localeInWords(theirs) }]),
    ...offered,
  ];
}
