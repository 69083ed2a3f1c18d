import { normaliseText } from './normalise-text.ts';

/** Phrases kept ready; authored ones are few and are compared with every reply. */
const KEPT = 5_000;

const kept = new Map<string, string>();

/** An authored phrase as `normaliseText` makes it, remembered. */
export function normalisePhrase(phrase: string): string {
  // Stryker disable all: what is remembered can be told only by how long it takes
  const known = kept.get(phrase);
  if (known !== undefined) return known;
  const normal = normaliseText(phrase);
  if (kept.size >= KEPT) kept.clear();
  kept.set(phrase, normal);
  return normal;
}
