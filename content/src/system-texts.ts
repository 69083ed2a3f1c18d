import type { SystemTextKey } from '@kept/rules/system-text';
import { textsDe } from './texts/texts-de.ts';
import { textsEn } from './texts/texts-en.ts';
import { textsEs } from './texts/texts-es.ts';
import { textsFr } from './texts/texts-fr.ts';
import { textsPt } from './texts/texts-pt.ts';
import { type TextOverrides, wordingFor } from './wording-for.ts';

const DEFAULTS: TextOverrides = {
  en: textsEn,
  es: textsEs,
  fr: textsFr,
  de: textsDe,
  pt: textsPt,
};

export interface SystemTextRequest {
  readonly key: SystemTextKey;
  /** The client's locale, BCP 47. */
  readonly locale: string;
  readonly overrides: TextOverrides;
}

/** The Liquid template of a text the product says by itself: the account's, else ours; by locale, language, English. */
export function systemText({ key, locale, overrides }: SystemTextRequest): string {
  return wordingFor({ key, locale, wordings: [overrides, DEFAULTS] }) ?? textsEn[key];
}
