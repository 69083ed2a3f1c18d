import { decideWithin, type DecideWithinRequest } from './decide-within.ts';
import type { SequenceView } from './sequence-view.ts';
import { inTransaction, type TransactionRequest } from './transaction.ts';

export interface DecideRequest extends TransactionRequest, DecideWithinRequest {}

/**
 * Takes everything that waits for a sequence, runs the rules, and makes it true, in one transaction of two
 * round trips (architecture section 2). What the rules saw and said is stored step by step. Run again it
 * finds nothing new and returns the same view.
 */
export async function decide(request: DecideRequest): Promise<SequenceView> {
  return await inTransaction(request, (transaction) => decideWithin(transaction, request));
}
