import type { Claim } from './claimed-message.ts';
import type { ClaimRow } from './claim-row.ts';
import { insertDeliveryInput } from './delivery-input.ts';
import { SET_STATUS } from './set-message-status.ts';
import type { Transaction } from './transaction.ts';

/** Fails a message that no try can bring anywhere, before one is made. */
export function failClaimed(transaction: Transaction, { account_id, row, reason }: FailRequest): Claim {
  transaction.write(SET_STATUS, [account_id, [row.id], 'failed', reason]);
  insertDeliveryInput(transaction, { account_id, message_id: row.id, source: 'claim', outcome: 'failed', reason });
  return { type: 'skipped' };
}

interface FailRequest {
  readonly account_id: string;
  readonly row: ClaimRow;
  readonly reason: 'no_sender' | 'known_bad_address';
}
