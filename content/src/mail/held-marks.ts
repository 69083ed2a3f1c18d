/** Punctuation that Markdown may read something into, from `!` to `~`, moved to code points of no script. */
const FIRST = 0xe000;
const MARKS = /[!-/:-@[-`{-~]/gu;
const HELD = /[\ue021-\ue07e]/gu;

/**
 * Holds back what Markdown would read in a value: a client called `*Ann*` is neither bold nor a link. Held twice is held
 * once, as happens to a value that a template captures and then writes.
 */
export function holdMarks(text: string): string {
  return text.replaceAll(MARKS, (mark) => String.fromCharCode(FIRST + mark.charCodeAt(0)));
}

/** The text with its punctuation again, once Markdown is read. */
export function releaseMarks(text: string): string {
  return text.replaceAll(HELD, (held) => String.fromCharCode(held.charCodeAt(0) - FIRST));
}
