import { harmlessText } from './harmless-text.ts';

/** A subject on one line: a header may not hold a line break, whoever put it there. */
export function oneLine(subject: string): string {
  return harmlessText(subject)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
