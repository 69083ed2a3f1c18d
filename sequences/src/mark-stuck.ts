import { writeLog } from './effects/write-log.ts';
import type { SequenceKey } from './load-sequence.ts';
import { inTransaction, type Statement, type TransactionRequest } from './transaction.ts';

const MARK: Statement = {
  name: 'mark_sequence_stuck',
  text: `update sequence set stuck_at = clock_timestamp(), stuck_reason = $3, updated_at = now()
    where account_id = $1 and id = $2 and stuck_at is null
    returning appointment_id, clock_timestamp() as at`,
};

/** Notes that deciding keeps failing; the next decision that succeeds clears it. The log entry is the alert. */
export async function markStuck(
  request: TransactionRequest & SequenceKey & { readonly reason: string },
): Promise<void> {
  const { account_id, sequence_id, reason } = request;
  await inTransaction(request, async (transaction) => {
    const rows = await transaction.read<{ appointment_id: string; at: string }>(MARK, [
      account_id,
      sequence_id,
      reason,
    ]);
    const row = rows[0];
    if (row === undefined) return;
    writeLog(transaction, {
      account_id,
      sequence_id,
      appointment_id: row.appointment_id,
      message_id: null,
      code: 'sequence_stuck',
      detail: { reason },
      at: row.at,
    });
  });
}
