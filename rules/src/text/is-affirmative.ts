import { AFFIRMATIVES } from './affirmatives.ts';
import type { NormalisedReply } from './normalise-reply.ts';
import { normaliseText } from './normalise-text.ts';

const LISTS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(AFFIRMATIVES).map(([language, texts]) => [language, new Set(texts.map(plain))]),
);

/** Whether the whole reply means yes in the language of the locale; null: in any language that is listed. */
export function isAffirmative(reply: NormalisedReply, locale: string | null): boolean {
  const texts = [reply.whole, reply.first_line].filter((text) => text !== null).map(plain);
  const languages = locale === null ? [...LISTS.keys()] : ['every', locale.split('-', 1)[0]?.toLowerCase() ?? ''];
  return languages.some((language) => texts.some((text) => LISTS.get(language)?.has(text) === true));
}

/** Skin tones, picture selectors and inner commas and stops do not change a yes. */
function plain(text: string): string {
  return normaliseText(text.replace(/\p{Emoji_Modifier}|\uFE0F/gu, '').replace(/[,.!;]+ ?/gu, ' '));
}
