import { foldDigits } from './fold-digits.ts';

/** What a reader reads over: zero-width and direction marks, soft hyphens, picture selectors, skin tones, keycaps. */
const INVISIBLE = /(?!\u200D)\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}|\u20E3/gu;
/** The joiner, but where it makes one picture of several. */
const IDLE_JOINER = /(?<!\p{Extended_Pictographic})\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

/** Points and vowel signs that Hebrew and Arabic are written with or without, and the stroke that only lengthens. */
const OPTIONAL_MARKS = /[\u{591}-\u{5BD}\u{5BF}\u{5C1}\u{5C2}\u{5C4}\u{5C5}\u{5C7}]|\u{640}|[\u{64B}-\u{65F}\u{670}]/gu;

const SINGLE_QUOTES = /[\u2018\u2019\u201A\u201B\u02BC\u00B4\u0060]/gu;
const DOUBLE_QUOTES = /[\u201C\u201D\u201E\u201F\u00AB\u00BB]/gu;

/**
 * One form for texts that a person would call the same (flow-spec ruling 4, but for the edges): NFKC, case
 * folded beyond ASCII, keycaps and the digits of every script as `0` to `9`, one kind of quote, single spaces.
 * No locale is asked for: whoever wrote the phrase and whoever replies may have set different ones.
 */
export function foldText(text: string): string {
  const seen = withoutMarks(foldDigits(foldQuotes(text)).normalize('NFKC'));
  return withoutMarks(foldCase(seen).normalize('NFKC'))
    .replace(/i\u0307+/gu, 'i')
    .normalize('NFKC')
    .replace(/\p{White_Space}+/gu, ' ')
    .trim();
}

function withoutMarks(text: string): string {
  return text.replace(OPTIONAL_MARKS, '').replace(INVISIBLE, '').replace(IDLE_JOINER, '');
}

/**
 * Down, up and down again, for each alone leaves pairs apart: ẞ and ß are ss, ligatures are letters, every sigma is
 * one, and the four Turkish letters i are one, as they are typed without their keyboard.
 */
function foldCase(text: string): string {
  const folded = text.toLowerCase().toUpperCase().toLowerCase();
  return foldQuotes(folded.replaceAll('ς', 'σ'));
}

function foldQuotes(text: string): string {
  return text.replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"');
}
