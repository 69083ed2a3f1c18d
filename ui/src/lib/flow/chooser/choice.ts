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

/**
 * The choices that have every word of what is typed. What is called so comes before what only tells of it, and with it
 * its group; otherwise they keep their order.
 */
export function choicesMatching(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = choices.filter(({ label, hint = '', group }) => {
    const text = `${label} ${hint} ${group}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const phrase = words.join(' ');
  const groups = [...Map.groupBy(found, ({ group }) => group).values()].map((group) =>
    group.toSorted((one, other) => distance(one, phrase) - distance(other, phrase)),
  );
  return groups
    .toSorted(([one], [other]) => (one && other ? distance(one, phrase) - distance(other, phrase) : 0))
    .flat();
}

/** 0: its name begins with what is typed; 1: its name has it; 2: it is told of elsewhere. */
function distance({ label }: Choice, phrase: string): number {
  const at = label.toLowerCase().indexOf(phrase);
  return at === -1 ? 2 : Math.min(at, 1);
}
