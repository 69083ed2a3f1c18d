import { heedFailure } from './heed-failure.ts';
import type { Statement, Transaction } from './transaction.ts';

const FAIL: Statement = {
  name: 'fail_message',
  text: `update message set status = 'failed', status_reason = $3, error_code = $3, updated_at = now()
    where account_id = $1 and id = any($2::uuid[]) and status in ('sending', 'unknown', 'accepted')`,
};

const END_ATTEMPT: Statement = {
  name: 'end_attempt_failed',
  text: `update delivery_attempt set outcome = 'failed', error_code = $3, error = $4, ended_at = coalesce(ended_at, now())
    where account_id = $1 and id = $2`,
};

export interface Failure {
  readonly account_id: string;
  /** The message, and those that went out with it. */
  readonly message_ids: readonly string[];
  readonly attempt_id: string;
  /** A stable code such as `carrier_30003`. */
  readonly code: string;
  readonly error: string | null;
}

/** Queues what follows from a final failure; a delivered message stays delivered. */
export function failMessage(
  transaction: Transaction,
  { account_id, message_ids, attempt_id, code, error }: Failure,
): void {
  transaction.write(FAIL, [account_id, message_ids, code]);
  transaction.write(END_ATTEMPT, [account_id, attempt_id, code, error]);
  // What went out as one went to one address.
  const [message_id] = message_ids;
  if (message_id !== undefined) heedFailure(transaction, { account_id, message_id, code });
}
