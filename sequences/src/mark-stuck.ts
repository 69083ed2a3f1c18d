import { writeLog } from './effects/write-log.ts';
import type { SequenceKey } from './load-sequence.ts';
import { inTransaction, type Statement, type TransactionRequest } from './transaction.ts';

const MARK: Statement = {
  name: 'mark_sequence_stuck',
  text: `update sequence s set stuck_at = clock_timestamp() + a.clock_offset_ms * interval '1 millisecond', stuck_reason = $3,
      updated_at = now()
    from account a where a.id = s.account_id and s.account_id = $1 and s.id = $2 and s.stuck_at is null
    returning s.appointment_id, s.stuck_at as at`,
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
