import type { SendOutcome } from '@kept/channels/send-outcome';
import { acceptMessage } from './accept-message.ts';
import { insertDeliveryInput } from './delivery-input.ts';
import { failMessage } from './fail-message.ts';
import { inTransaction, type Statement, type TransactionRequest } from './transaction.ts';

const GIVE_BACK: Statement = {
  name: 'give_back_message',
  text: `update message set status = 'due', claimed_at = null, updated_at = now()
    where account_id = $1 and id = $2 and status = 'sending'`,
};

const HOLD_UNKNOWN: Statement = {
  name: 'hold_unknown_message',
  text: `update message set status = 'unknown', status_reason = 'no_answer_from_provider', updated_at = now()
    where account_id = $1 and id = $2 and status = 'sending'`,
};

const END_ATTEMPT: Statement = {
  name: 'end_attempt',
  text: `update delivery_attempt set outcome = $3, error_code = $4, error = $5, ended_at = now()
    where account_id = $1 and id = $2 and outcome = 'pending'`,
};

export interface RecordRequest extends TransactionRequest {
  readonly message_id: string;
  readonly attempt_id: string;
  readonly outcome: SendOutcome;
  /** Whether the sequence looks as soon as it is accepted; else it learns of it at its next look. */
  readonly look_when_accepted: boolean;
}

/** Writes down how a call to the provider ended, in one round trip; saying it again changes nothing. */
export async function record(request: RecordRequest): Promise<void> {
  const { account_id, message_id, attempt_id, outcome } = request;
  const report = { account_id, message_id, source: attempt_id };
  await inTransaction(request, async (transaction) => {
    switch (outcome.type) {
      case 'accepted': {
        const { provider_id, segments } = outcome;
        acceptMessage(transaction, { account_id, message_id, attempt_id, provider_id, segments, status: 'accepted' });
        insertDeliveryInput(transaction, {
          ...report,
          outcome: 'accepted',
          reason: null,
          lazy: !request.look_when_accepted,
        });
        return;
      }
      case 'failed':
        failMessage(transaction, { account_id, message_id, attempt_id, code: outcome.code, error: outcome.message });
        insertDeliveryInput(transaction, { ...report, outcome: 'failed', reason: outcome.code });
        return;
      case 'not_sent':
        transaction.write(GIVE_BACK, [account_id, message_id]);
        transaction.write(END_ATTEMPT, [account_id, attempt_id, 'not_sent', outcome.code, outcome.message]);
        return;
      case 'unknown':
        transaction.write(HOLD_UNKNOWN, [account_id, message_id]);
        transaction.write(END_ATTEMPT, [account_id, attempt_id, 'unknown', null, outcome.message]);
        insertDeliveryInput(transaction, { ...report, outcome: 'unknown', reason: 'no_answer_from_provider' });
        return;
      default:
        outcome satisfies never;
    }
  });
}
