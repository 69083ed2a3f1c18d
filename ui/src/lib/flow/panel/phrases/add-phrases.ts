import { normalisePhrase } from '@kept/rules/text/normalise-phrase';

const MOST = 50;
const LONGEST = 200;

interface Added {
  readonly phrases: readonly string[];
  /** What was not taken, and why; null: all was. */
  readonly refused: string | null;
}

/** The phrases with what was typed or pasted: one a line or between commas, each once however it is written. */
export function addPhrases(phrases: readonly string[], typed: string): Added {
  const known = new Map(phrases.map((phrase) => [normalisePhrase(phrase), phrase]));
  const added: string[] = [];
  let refused: string | null = null;
  for (const part of typed.split(/[,\n]/u).map((each) => each.trim())) {
    const read = normalisePhrase(part);
    if (read === '') continue;
    if (known.has(read)) refused = `“${part}” is the same as “${known.get(read)}”.`;
    else if (part.length > LONGEST) refused = `A phrase has ${LONGEST} characters at most.`;
    else if (phrases.length + added.length >= MOST) refused = `An answer has ${MOST} phrases at most.`;
    else {
      known.set(read, part);
      added.push(part);
    }
  }
  return { phrases: added.length === 0 ? phrases : [...phrases, ...added], refused };
}
