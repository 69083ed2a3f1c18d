/** One row of the results: a value of ours against a bare baseline of the same run (benchmarks.md). */
export interface Figure {
  readonly id: string;
  readonly value: number;
  readonly baseline: number;
  readonly ratio: number;
  readonly goal: string;
  readonly holds: boolean;
  /** Largest less smallest ratio of the rounds. */
  readonly spread: number;
  readonly unit: string;
}

export interface Round {
  readonly value: number;
  readonly baseline: number;
}

export interface FigureRequest {
  readonly id: string;
  readonly unit: string;
  readonly goal: string;
  readonly rounds: readonly Round[];
  readonly holds: (median: Round & { readonly ratio: number }) => boolean;
}

/** The medians of interleaved rounds, with the spread of their ratios. */
export function figureOf({ id, unit, goal, rounds, holds }: FigureRequest): Figure {
  const ratios = rounds.map(({ value, baseline }) => value / baseline);
  const middle = {
    value: median(rounds.map(({ value }) => value)),
    baseline: median(rounds.map(({ baseline }) => baseline)),
    ratio: median(ratios),
  };
  return { id, unit, goal, ...middle, holds: holds(middle), spread: Math.max(...ratios) - Math.min(...ratios) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
