import { normalisePhrase } from './normalise-phrase.ts';

const WORD = /[\p{L}\p{M}\p{N}_]/u;
const DIGIT = /\p{Nd}/u;
/** Scripts written without spaces: there a phrase may stand anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Whether a normalised reply holds the phrase as whole words (flow-spec ruling 5). A number matches only as a
 * number by itself: `1` is in neither `10`, `1:30` nor `1/2`.
 */
export function includesPhrase(reply: string, phrase: string): boolean {
  const wanted = normalisePhrase(phrase);
  if (wanted === '') return false;
  for (let at = reply.indexOf(wanted); at !== -1; at = reply.indexOf(wanted, at + 1)) {
    const before = [...reply.slice(Math.max(0, at - 4), at)].reverse();
    const after = [...reply.slice(at + wanted.length, at + wanted.length + 4)];
    const edges = [...wanted];
    if (isBoundary(edges[0] ?? '', before) && isBoundary(edges.at(-1) ?? '', after)) return true;
  }
  return false;
}

/** `outside` are the characters next to the phrase, nearest first. */
function isBoundary(edge: string, outside: readonly string[]): boolean {
  const next = outside[0] ?? '';
  const beyond = outside[1] ?? '';
  if (next === '' || !WORD.test(edge) || UNSPACED.test(edge)) return true;
  if (WORD.test(next)) return UNSPACED.test(next) && !DIGIT.test(edge);
  if (next === "'" && WORD.test(beyond)) return false;
  if (!DIGIT.test(edge)) return true;
  return !(/[%°$€£¥]/u.test(next) || (/[.,:/\-–−·]/u.test(next) && DIGIT.test(beyond)));
}
