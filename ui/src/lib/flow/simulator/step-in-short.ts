import type { LogStep } from './read-log.ts';

/** A step as it is told to who listens: what happened and what came of it. */
export function stepInShort({ place, title, entries }: LogStep): string {
  const effects = entries.flatMap((entry) => entry.effects);
  const why = entries.flatMap((entry) => entry.why);
  const told = effects.length > 0 ? effects : why.slice(0, 1);
  return `Step ${place}: ${title}. ${told.length === 0 ? 'Nothing came of it.' : `${told.join('. ')}.`}`.replaceAll(
    '..',
    '.',
  );
}
