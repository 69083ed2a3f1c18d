import { acceptMessage } from './accept-message.ts';
import { insertDeliveryInputs } from './delivery-input.ts';
import { failMessage } from './fail-message.ts';
import { readSequenceRefs } from './read-sequence-refs.ts';
import type { SequenceRef } from './sequence-ref.ts';
import { inTransaction, type Statement, type TransactionRequest } from './transaction.ts';

const LOCK: Statement = {
  name: 'lock_unknown_message',
  text: `select m.id, m.status, m.sequence_id,
      (select at.id from delivery_attempt at where at.account_id = m.account_id and at.message_id = coalesce(m.sent_with_id, m.id)
        order by at.number desc limit 1) as attempt_id
    from message m where m.account_id = $1 and m.id = any(array(
      select g.id from message asked
      join message g on g.account_id = asked.account_id and (g.id = coalesce(asked.sent_with_id, asked.id)
        or g.sent_with_id = coalesce(asked.sent_with_id, asked.id))
      where asked.account_id = $1 and asked.id = $2))
    order by m.sent_with_id nulls first, m.id for no key update`,
};

const RESEND: Statement = {
  name: 'resend_message',
  text: `update message set status = 'due', status_reason = null, claimed_at = null, sent_with_id = null,
      body = coalesce(own_body, body), own_body = null, updated_at = now() where account_id = $1 and id = any($2::uuid[])`,
};

interface LockedMessage {
  readonly id: string;
  readonly status: string;
  readonly sequence_id: string | null;
  readonly attempt_id: string | null;
}

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
    const locked = await transaction.read<LockedMessage>(LOCK, [account_id, message_id]);
    const message = locked.find(({ id }) => id === message_id);
    if (message === undefined) return { type: 'not_found' };
    if (message.status !== 'unknown' || message.attempt_id === null)
      return { type: 'not_unknown', status: message.status };
    const { attempt_id } = message;
    // What went out as one is settled as one, whichever of them the person looks at.
    const message_ids = locked.map(({ id }) => id);
    const report = { account_id, message_ids, source: 'staff' };
    switch (request.as) {
      case 'accepted':
        acceptMessage(transaction, {
          account_id,
          message_ids,
          attempt_id,
          provider_id: null,
          segments: null,
          status: 'accepted',
        });
        insertDeliveryInputs(transaction, { ...report, outcome: 'resolved', reason: null });
        break;
      case 'failed':
        failMessage(transaction, { account_id, message_ids, attempt_id, code: 'staff_said_failed', error: null });
        insertDeliveryInputs(transaction, { ...report, outcome: 'failed', reason: 'staff_said_failed' });
        break;
      case 'resend':
        transaction.write(RESEND, [account_id, message_ids]);
        break;
      default:
        request.as satisfies never;
    }
    const ids = locked.flatMap(({ sequence_id }) => (sequence_id === null ? [] : [sequence_id]));
    return { type: 'resolved', nudge: await readSequenceRefs(transaction, { account_id, ids }) };
  });
}
