/** One of many things to choose from by typing a part of its name. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** What it is, beside its name. */
  readonly hint?: string;
  /** Heading it stands under. */
  readonly group: string;
  /** Why it cannot be chosen here; it stays in sight and says so. */
  readonly refused?: string;
}

/** The choices that have every word of what is typed, in their order. */
export function choicesMatching(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  return choices.filter(({ label, hint = '', group }) => {
    const text = `${label} ${hint} ${group}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
