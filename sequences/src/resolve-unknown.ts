import { acceptMessage } from './accept-message.ts';
import { insertDeliveryInput } from './delivery-input.ts';
import { failMessage } from './fail-message.ts';
import { readSequenceRefs } from './read-sequence-refs.ts';
import type { SequenceRef } from './sequence-ref.ts';
import { inTransaction, type Statement, type TransactionRequest } from './transaction.ts';

const LOCK: Statement = {
  name: 'lock_unknown_message',
  text: `select m.id, m.status, m.sequence_id,
      (select at.id from delivery_attempt at where at.account_id = m.account_id and at.message_id = m.id order by at.number desc limit 1) as attempt_id
    from message m where m.account_id = $1 and m.id = $2 for no key update`,
};

const RESEND: Statement = {
  name: 'resend_message',
  text: `update message set status = 'due', status_reason = null, claimed_at = null, updated_at = now() where account_id = $1 and id = $2`,
};

export interface ResolveRequest extends TransactionRequest {
  readonly message_id: string;
  /** What the person found out, or wants: `resend` makes a second text possible, and they chose it. */
  readonly as: 'accepted' | 'failed' | 'resend';
}

export type ResolveResult =
  | { readonly type: 'resolved'; readonly nudge: readonly SequenceRef[] }
  | { readonly type: 'not_found' }
  | { readonly type: 'not_unknown'; readonly status: string };

/** A person settles a message whose outcome the provider never told (hold on unknown). */
export async function resolveUnknown(request: ResolveRequest): Promise<ResolveResult> {
  const { account_id, message_id } = request;
  return await inTransaction(request, async (transaction) => {
    const [message] = await transaction.read<{ status: string; sequence_id: string | null; attempt_id: string | null }>(
      LOCK,
      [account_id, message_id],
    );
    if (message === undefined) return { type: 'not_found' };
    if (message.status !== 'unknown' || message.attempt_id === null)
      return { type: 'not_unknown', status: message.status };
    const { attempt_id } = message;
    const report = { account_id, message_id, source: 'staff' };
    switch (request.as) {
      case 'accepted':
        acceptMessage(transaction, {
          account_id,
          message_id,
          attempt_id,
          provider_id: null,
          segments: null,
          status: 'accepted',
        });
        insertDeliveryInput(transaction, { ...report, outcome: 'resolved', reason: null });
        break;
      case 'failed':
        failMessage(transaction, { account_id, message_id, attempt_id, code: 'staff_said_failed', error: null });
        insertDeliveryInput(transaction, { ...report, outcome: 'failed', reason: 'staff_said_failed' });
        break;
      case 'resend':
        transaction.write(RESEND, [account_id, message_id]);
        break;
      default:
        request.as satisfies never;
    }
    const ids = message.sequence_id === null ? [] : [message.sequence_id];
    return { type: 'resolved', nudge: await readSequenceRefs(transaction, { account_id, ids }) };
  });
}
