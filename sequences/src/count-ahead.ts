import type { PlannedMessage } from '@kept/rules/plan';
import type { SequenceRow } from './load-sequence.ts';
import type { Statement, Transaction } from './transaction.ts';

/** What is still to come for a sequence, in numbers, so that a list of appointments can show it without planning each. */
export interface CountsAhead {
  /** Messages that go out by themselves as things stand now. */
  readonly planned: number;
  /** Messages that wait for staff to release them. */
  readonly held: number;
}

const NOTE: Statement = {
  name: 'note_messages_ahead',
  text: `update sequence set planned_count = $3, held_count = $4 where account_id = $1 and id = $2`,
};

/** Counts what a plan says. Pure. */
export function countAhead(planned: readonly PlannedMessage[]): CountsAhead {
  const count = (wanted: PlannedMessage['status']): number => planned.filter(({ status }) => status === wanted).length;
  return { planned: count('planned'), held: count('held') };
}

/** Corrects the numbers where a look that decides nothing finds them otherwise: after a publish, or never yet counted. */
export function noteAhead(
  transaction: Transaction,
  { row, ahead }: { readonly row: SequenceRow; readonly ahead: CountsAhead },
): void {
  if (row.planned_count === ahead.planned && row.held_count === ahead.held) return;
  transaction.write(NOTE, [row.account_id, row.id, ahead.planned, ahead.held]);
}
