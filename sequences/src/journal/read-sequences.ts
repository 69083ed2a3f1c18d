import type { DefinitionCache } from '../definition-cache.ts';
import { READ_SEQUENCES_OF_APPOINTMENT, type SequenceRow } from '../load-sequence.ts';
import { inTransaction, type TransactionRequest } from '../transaction.ts';
import { READ_WAITING_OF_APPOINTMENT, type WaitingRow } from '../waiting-messages.ts';
import { readStandings } from './read-standings.ts';
import type { SequenceStanding } from './standing-of.ts';

export interface SequencesRequest extends TransactionRequest {
  readonly appointment_id: string;
  readonly cache: DefinitionCache;
}

/** The sequences of an appointment, those of participants taken off included. */
export async function readSequences(request: SequencesRequest): Promise<readonly SequenceStanding[]> {
  const { account_id, appointment_id, cache } = request;
  return await inTransaction(request, async (transaction) => {
    const key = [account_id, appointment_id];
    const [rows, waiting] = await Promise.all([
      transaction.read<SequenceRow>(READ_SEQUENCES_OF_APPOINTMENT, key),
      transaction.read<WaitingRow>(READ_WAITING_OF_APPOINTMENT, key),
    ]);
    return await readStandings(transaction, { account_id, cache, rows, waiting });
  });
}
