import { isNumberAlone } from './is-number-alone.ts';
import { normalisePhrase } from './normalise-phrase.ts';

const WORD = /[\p{L}\p{M}\p{N}_]/u;
const DIGIT = /\p{Nd}/u;
/** Scripts written without spaces: a word may begin and end anywhere in them but where `CONTINUES` says. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const KATAKANA = /[\p{Script=Katakana}ー]/u;
/** What belongs to the character before it: marks, small kana, the long vowel, the repeater, the joiner of pictures. */
const CONTINUES = /[\p{M}\u200Dぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々]/u;

/**
 * Whether a normalised reply holds the phrase as whole words (flow-spec ruling 5). A number matches only as a
 * number by itself: `1` is in neither `10`, `1:30` nor `1/2`. In scripts without spaces a phrase may stand
 * anywhere but within a letter, and a word in katakana ends where the katakana ends. The runtime's own word
 * breaker is not asked: its dictionaries differ between runtimes and years, and a decision must not (ADR 0032).
 */
export function includesPhrase(reply: string, phrase: string): boolean {
  const wanted = normalisePhrase(phrase);
  if (wanted === '') return false;
  const first = [...wanted][0] ?? '';
  const last = [...wanted].at(-1) ?? '';
  for (let at = reply.indexOf(wanted); at !== -1; at = reply.indexOf(wanted, at + 1)) {
    const before = reply.slice(Math.max(0, at - 12), at);
    const after = reply.slice(at + wanted.length, at + wanted.length + 12);
    if (begins(first, before) && ends(last, after) && isNumberAlone({ first, last, before, after })) return true;
  }
  return false;
}

function begins(first: string, before: string): boolean {
  const [next = '', beyond = ''] = [...before].reverse();
  return !CONTINUES.test(first) && next !== '\u200D' && parts(first, next, beyond);
}

function ends(last: string, after: string): boolean {
  const [next = '', beyond = ''] = after;
  return !CONTINUES.test(next) && parts(last, next, beyond);
}

/** Whether a word may end between its edge and what is next to it. */
function parts(edge: string, next: string, beyond: string): boolean {
  if (!WORD.test(edge)) return true;
  if (KATAKANA.test(edge) && KATAKANA.test(next)) return false;
  if (UNSPACED.test(edge)) return true;
  if (WORD.test(next)) return UNSPACED.test(next) && !DIGIT.test(edge);
  return !(next === "'" && WORD.test(beyond));
}
