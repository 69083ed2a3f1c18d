/**
 * Forced directions and isolates, and what has no width and joins nothing. Joiners and direction marks are left: scripts
 * and emoji need them.
 */
const HARMFUL = /[\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/**
 * A text of somebody else's making that cannot turn around what stands beside it, nor hide letters in between. What is
 * written from right to left stays so: that is in its letters.
 */
export function harmlessText(text: string): string {
  return text.replaceAll(HARMFUL, '');
}
