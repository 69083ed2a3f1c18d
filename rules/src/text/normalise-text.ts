import { foldText } from './fold-text.ts';

const EDGE = /^[\p{P}\p{White_Space}]$/u;

/**
 * A text as it is compared with another (flow-spec ruling 4): folded, and without punctuation and quotes at its
 * edges. A text of nothing but punctuation, such as `?`, stays as it is.
 */
export function normaliseText(text: string): string {
  const characters = [...foldText(text)];
  let from = 0;
  let to = characters.length;
  while (from < to && EDGE.test(characters[from] ?? '')) from += 1;
  while (to > from && EDGE.test(characters[to - 1] ?? '')) to -= 1;
  return from === to ? characters.join('') : characters.slice(from, to).join('');
}
