import type { ClaimRow } from './claim-row.ts';
import type { Claim } from './claimed-message.ts';
import { insertDeliveryInput } from './delivery-input.ts';
import { noteUnknownOneTime } from './notifications/note-unknown.ts';
import { SET_STATUS } from './set-message-status.ts';
import type { Statement, Transaction } from './transaction.ts';

const READ_PARTS: Statement = {
  name: 'read_parts_being_sent',
  text: `select id from message where account_id = $1 and sent_with_id = $2 and status = 'sending'`,
};

const END_ATTEMPT_UNKNOWN: Statement = {
  name: 'end_attempt_unknown',
  text: `update delivery_attempt set outcome = 'unknown', ended_at = now(), error = 'the try ended before its outcome was recorded'
    where account_id = $1 and id = $2 and outcome = 'pending'`,
};

interface SendingFound {
  readonly account_id: string;
  readonly row: ClaimRow;
  readonly is_first_try: boolean;
}

/**
 * A message found `sending` by a later try: its earlier try is dead and nobody here knows how far it came. One that was
 * taken along with another is left to that one's delivery, and one found by a first try to whoever sends it, an answer
 * given at once; unless that is dead as well, and so for a time no delivery takes.
 */
export async function findSending(
  transaction: Transaction,
  { account_id, row, is_first_try }: SendingFound,
): Promise<Claim> {
  if ((row.sent_with_id !== null || is_first_try) && !row.stranded) return { type: 'nothing' };
  const lead_id = row.sent_with_id ?? row.id;
  const parts = await transaction.read<{ id: string }>(READ_PARTS, [account_id, lead_id]);
  const ids = [lead_id, ...parts.map(({ id }) => id)];
  transaction.write(SET_STATUS, [account_id, ids, 'unknown', 'try_interrupted']);
  transaction.write(END_ATTEMPT_UNKNOWN, [account_id, row.pending_attempt_id]);
  noteUnknownOneTime(transaction, { account_id, message_ids: ids });
  for (const message_id of ids) {
    insertDeliveryInput(transaction, {
      account_id,
      message_id,
      source: row.pending_attempt_id ?? 'claim',
      outcome: 'unknown',
      reason: 'try_interrupted',
    });
  }
  return { type: 'unknown' };
}
