import type { SendOutcome } from '@kept/channels/send-outcome';
import { acceptMessage } from './accept-message.ts';
import { returnCredits } from './credits/return-credits.ts';
import { insertDeliveryInputs } from './delivery-input.ts';
import { failMessage } from './fail-message.ts';
import { noteUnknownOneTime } from './notifications/note-unknown.ts';
import { tellOfFailedOneTime } from './notifications/tell-of-failed-one-time.ts';
import { inTransaction, type Statement, type TransactionRequest } from './transaction.ts';

const GIVE_BACK: Statement = {
  name: 'give_back_message',
  text: `update message set status = 'due', claimed_at = null, body = coalesce(own_body, body), own_body = null, updated_at = now()
    where account_id = $1 and id = $2 and status = 'sending'`,
};

/** Each is by itself again; the delivery that tries again finds them, at the latest when they are due. */
const GIVE_BACK_PARTS: Statement = {
  name: 'give_back_parts',
  text: `update message m set status = 'due', claimed_at = null, sent_with_id = null, body = coalesce(m.own_body, m.body), own_body = null,
      gathers_since = coalesce(m.gathers_since, m.due_at), updated_at = now(),
      due_at = clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' + $3 * interval '1 millisecond'
    from account a where a.id = m.account_id and m.account_id = $1 and m.id = any($2::uuid[]) and m.status = 'sending'`,
};

const HOLD_UNKNOWN: Statement = {
  name: 'hold_unknown_message',
  text: `update message set status = 'unknown', status_reason = 'no_answer_from_provider', updated_at = now()
    where account_id = $1 and id = any($2::uuid[]) and status = 'sending'`,
};

const END_ATTEMPT: Statement = {
  name: 'end_attempt',
  text: `update delivery_attempt set outcome = $3, error_code = $4, error = $5, ended_at = now()
    where account_id = $1 and id = $2 and outcome = 'pending'`,
};

export interface RecordRequest extends TransactionRequest {
  readonly message_id: string;
  /** Messages that went out with it. */
  readonly part_ids: readonly string[];
  readonly attempt_id: string;
  readonly outcome: SendOutcome;
  /** Whether the sequence looks as soon as it is accepted; else it learns of it at its next look. */
  readonly look_when_accepted: boolean;
}

/** Writes down how a call to the provider ended, in one round trip; saying it again changes nothing. */
export async function record(request: RecordRequest): Promise<void> {
  const { account_id, message_id, part_ids, attempt_id, outcome } = request;
  const message_ids = [message_id, ...part_ids];
  const report = { account_id, message_ids, source: attempt_id };
  await inTransaction(request, async (transaction) => {
    switch (outcome.type) {
      case 'accepted': {
        const { provider_id, segments } = outcome;
        acceptMessage(transaction, { account_id, message_ids, attempt_id, provider_id, segments, status: 'accepted' });
        insertDeliveryInputs(transaction, {
          ...report,
          outcome: 'accepted',
          reason: null,
          lazy: !request.look_when_accepted,
        });
        return;
      }
      case 'failed':
        returnCredits(transaction, { account_id, message_ids });
        failMessage(transaction, { account_id, message_ids, attempt_id, code: outcome.code, error: outcome.message });
        insertDeliveryInputs(transaction, { ...report, outcome: 'failed', reason: outcome.code });
        await tellOfFailedOneTime(transaction, { account_id, message_ids, code: outcome.code });
        return;
      case 'not_sent':
        returnCredits(transaction, { account_id, message_ids });
        transaction.write(GIVE_BACK, [account_id, message_id]);
        if (part_ids.length > 0) transaction.write(GIVE_BACK_PARTS, [account_id, part_ids, outcome.retry_after_ms]);
        transaction.write(END_ATTEMPT, [account_id, attempt_id, 'not_sent', outcome.code, outcome.message]);
        return;
      case 'unknown':
        transaction.write(HOLD_UNKNOWN, [account_id, message_ids]);
        transaction.write(END_ATTEMPT, [account_id, attempt_id, 'unknown', null, outcome.message]);
        insertDeliveryInputs(transaction, { ...report, outcome: 'unknown', reason: 'no_answer_from_provider' });
        noteUnknownOneTime(transaction, { account_id, message_ids });
        return;
      default:
        outcome satisfies never;
    }
  });
}
