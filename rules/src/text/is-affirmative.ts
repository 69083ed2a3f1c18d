import { AFFIRMATIVES, PICTURES, SAME_LIST } from './affirmatives.ts';
import type { NormalisedReply } from './normalise-reply.ts';
import { normaliseText } from './normalise-text.ts';

/** Pictures that mean yes in every language, and those that go with a yes and say nothing by themselves. */
const YES_PICTURES: ReadonlySet<string> = new Set(PICTURES);
const FRIENDLY: ReadonlySet<string> = new Set('🙂😊😀😃😄😁☺😉🙏❤♥🎉');
const PICTURE = /\p{Extended_Pictographic}|\u{1F197}/u;
const NOT_SPACED = / (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])/gu;
const WORDS = /[\p{L}\p{N}]/u;

const LISTS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(AFFIRMATIVES).map(([language, texts]) => [language, new Set(texts.map(plain))]),
);

/**
 * Whether the whole reply means yes in the language of the locale; null: in any language that is listed. A reply
 * of pictures alone does when one of them means yes and none of them means anything else.
 */
export function isAffirmative(reply: NormalisedReply, locale: string | null): boolean {
  const texts = [reply.whole, reply.first_line].filter((text) => text !== null);
  const languages = locale === null ? [...LISTS.keys()] : ['every', languageOf(locale)];
  return texts.some((text) => {
    const pictures = [...text].filter((character) => PICTURE.test(character));
    if (!pictures.every((picture) => YES_PICTURES.has(picture) || FRIENDLY.has(picture))) return false;
    const words = [...text].filter((character) => !PICTURE.test(character)).join('');
    if (!WORDS.test(words)) return pictures.some((picture) => YES_PICTURES.has(picture));
    const said = plain(words);
    return languages.some((language) => LISTS.get(language)?.has(said) === true);
  });
}

function languageOf(locale: string): string {
  const language = locale.replace(/[-_].*/su, '').toLowerCase();
  return SAME_LIST[language] ?? language;
}

/** Commas and stops within, and spaces where a script has none, do not change a yes. */
function plain(text: string): string {
  return normaliseText(text.replace(/[,.!;،、。，！]/gu, ' ')).replace(NOT_SPACED, '');
}
