import { foldText } from './fold-text.ts';

const EDGE = /^[\p{P}\p{White_Space}]$/u;
/** Signs that belong to the number beside them: `1%` is not `1`. */
const OF_NUMBERS = /^[%‰٪]$/u;
const DIGIT = /^\p{Nd}$/u;

/**
 * A text as it is compared with another (flow-spec ruling 4): folded, and without punctuation and quotes at its
 * edges. A text of nothing but punctuation, such as `?`, stays as it is.
 */
export function normaliseText(text: string): string {
  const characters = [...foldText(text)];
  let from = 0;
  let to = characters.length;
  while (from < to && isEdge(characters[from], characters[from + 1])) from += 1;
  while (to > from && isEdge(characters[to - 1], characters[to - 2])) to -= 1;
  return from === to ? characters.join('') : characters.slice(from, to).join('');
}

function isEdge(character = '', inner = ''): boolean {
  return EDGE.test(character) && !(OF_NUMBERS.test(character) && DIGIT.test(inner));
}
