import { type TextOverrides, wordingFor } from '../wording-for.ts';
import { pageWordsDe } from './page-words-de.ts';
import { pageWordsEn } from './page-words-en.ts';
import { pageWordsEs } from './page-words-es.ts';
import { pageWordsFr } from './page-words-fr.ts';
import { pageWordsPt } from './page-words-pt.ts';

export type PageWord = keyof typeof pageWordsEn;

const WORDS: TextOverrides = {
  en: pageWordsEn,
  es: pageWordsEs,
  fr: pageWordsFr,
  de: pageWordsDe,
  pt: pageWordsPt,
};

interface PageWordRequest {
  readonly word: PageWord;
  /** The client's locale, BCP 47. */
  readonly locale: string;
  /** What is filled in, by the name that stands in braces. */
  readonly values?: Readonly<Record<string, string>>;
}

/** What a client's page says, in their language, else in English. Plain text: who shows it escapes it. */
export function pageWord({ word, locale, values = {} }: PageWordRequest): string {
  const wording = wordingFor({ key: word, locale, wordings: [WORDS] }) ?? pageWordsEn[word];
  return wording.replaceAll(/\{(\w+)\}/gu, (place, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? place) : place,
  );
}
