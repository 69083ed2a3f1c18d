import type { Facts } from '@kept/rules/facts';
import { startOf } from '@kept/rules/timing/appointment-span';
import { factsOf } from './facts-of.ts';
import type { SequenceRow } from './load-sequence.ts';

export interface RowWithFacts {
  readonly row: SequenceRow;
  readonly facts: Facts;
}

/** Sequences as a list to a client names them: by start, then as they were made. */
export function inOrderOfStart(rows: readonly SequenceRow[]): readonly RowWithFacts[] {
  const start = ({ facts }: RowWithFacts) => startOf(facts.appointment);
  return rows
    .map((row) => ({ row, facts: factsOf(row) }))
    .toSorted((a, b) => start(a).localeCompare(start(b)) || a.row.id.localeCompare(b.row.id));
}
