export type Side = 'mine' | 'theirs';

/** A field that differs from what both edits began with, in words for a person to compare. */
export interface Difference {
  /** Stable while the merge is open: what a choice is remembered by. */
  readonly path: string;
  readonly label: string;
  readonly before: string;
  readonly mine: string;
  readonly theirs: string;
}

export interface MergedField<T> {
  readonly path: string;
  readonly label: string;
  readonly base: T;
  readonly theirs: T;
  readonly mine: T;
  readonly words: (value: T) => string;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Chooses field by field between two edits, and keeps what a person has to know of it. */
export class MergePick {
  readonly conflicts: Difference[] = [];
  readonly taken: Difference[] = [];
  readonly #choices: Readonly<Record<string, Side>>;

  constructor(choices: Readonly<Record<string, Side>>) {
    this.#choices = choices;
  }

  /** The value of one field: theirs where only they changed it, the chosen one where both did, else mine. */
  one<T>({ path, label, base, theirs, mine, words }: MergedField<T>): T {
    if (same(mine, theirs) || same(theirs, base)) return mine;
    const difference = { path, label, before: words(base), mine: words(mine), theirs: words(theirs) };
    if (same(mine, base)) {
      this.taken.push(difference);
      return theirs;
    }
    this.conflicts.push(difference);
    return this.#choices[path] === 'theirs' ? theirs : mine;
  }
}
