import { uuidv7 } from 'uuidv7';
import { acceptMessage } from './accept-message.ts';
import { insertDeliveryInputs } from './delivery-input.ts';
import { failMessage } from './fail-message.ts';
import { tellOfFailedOneTime } from './notifications/tell-of-failed-one-time.ts';
import type { SequenceRef } from './sequence-ref.ts';
import { readSequenceRefs } from './read-sequence-refs.ts';
import { inTransaction, type Statement, type TransactionRequest } from './transaction.ts';

const LOCK: Statement = {
  name: 'lock_message_of_attempt',
  text: `select m.id, m.status, m.sequence_id, at.look_when_accepted,
      array(select part.id from message part where part.account_id = m.account_id and part.sent_with_id = m.id) as part_ids,
      array(select part.sequence_id from message part where part.account_id = m.account_id and part.sent_with_id = m.id) as part_sequence_ids
    from delivery_attempt at
    join message m on m.account_id = at.account_id and m.id = at.message_id
    where at.account_id = $1 and at.id = $2 for no key update of m`,
};

/** Once per attempt and status: providers repeat themselves. */
export const INSERT_CALLBACK: Statement = {
  name: 'insert_callback',
  text: `insert into delivery_callback (id, account_id, attempt_id, message_id, provider_id, status, error_code, received_at)
    select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::text, $6::text, $7::text, now()
    where not exists (select from delivery_callback c where c.account_id = $2::uuid and c.attempt_id = $3::uuid and c.status = $6::text)`,
};

interface LockedMessage {
  readonly id: string;
  readonly status: string;
  readonly sequence_id: string | null;
  readonly look_when_accepted: boolean;
  /** What went out with it. */
  readonly part_ids: readonly string[];
  readonly part_sequence_ids: readonly string[];
}

export interface CallbackRequest extends TransactionRequest {
  readonly attempt_id: string;
  readonly provider_id: string;
  /** The provider's word, such as `sent`, `delivered`, `undelivered`. */
  readonly status: string;
  readonly error_code: string | null;
  /** Set when a mail came back: its status (RFC 3463) and what the other mail server said. */
  readonly bounce?: { readonly status: string | null; readonly diagnostic: string | null };
}

export interface CallbackResult {
  /** False for an attempt this account never made. */
  readonly known: boolean;
  /** Sequences that must look because of it. */
  readonly nudge: readonly SequenceRef[];
}

/**
 * Takes in what the provider reports of a message later. Forward only: `delivered` is never undone, a report
 * that says less than what is known changes nothing. Moves the sequence on final failure and when an unknown
 * outcome is resolved.
 */
export async function recordCallback(request: CallbackRequest): Promise<CallbackResult> {
  const { account_id, attempt_id, provider_id, error_code } = request;
  return await inTransaction(request, async (transaction) => {
    const [message] = await transaction.read<LockedMessage>(LOCK, [account_id, attempt_id]);
    if (message === undefined) return { known: false, nudge: [] };
    const message_id = message.id;
    transaction.write(INSERT_CALLBACK, [
      uuidv7(),
      account_id,
      attempt_id,
      message_id,
      provider_id,
      request.status,
      error_code,
    ]);

    const message_ids = [message_id, ...message.part_ids];
    const report = { account_id, message_ids, source: attempt_id };
    let lazy = false;
    const moved = movesTo(message.status, meaningOf(request.status));
    switch (moved) {
      case null:
        return { known: true, nudge: [] };
      case 'failed': {
        const { code, error } = failureOf(request);
        failMessage(transaction, {
          account_id,
          message_ids,
          attempt_id,
          code,
          error,
        });
        insertDeliveryInputs(transaction, { ...report, outcome: 'failed', reason: code });
        await tellOfFailedOneTime(transaction, { account_id, message_ids, code });
        break;
      }
      case 'accepted':
      case 'delivered':
        acceptMessage(transaction, { account_id, message_ids, attempt_id, provider_id, segments: null, status: moved });
        if (message.status === 'accepted') return { known: true, nudge: [] };
        // it only outran our own record, which would not wake the sequence either
        lazy = message.status === 'sending' && !message.look_when_accepted;
        insertDeliveryInputs(transaction, {
          ...report,
          outcome: message.status === 'unknown' ? 'resolved' : 'accepted',
          reason: null,
          lazy,
        });
        break;
      default:
        moved satisfies never;
    }
    const woken = lazy ? message.part_sequence_ids : [message.sequence_id, ...message.part_sequence_ids];
    const ids = woken.filter((id) => id !== null);
    return { known: true, nudge: await readSequenceRefs(transaction, { account_id, ids }) };
  });
}

/** `mail_5.1.1` and so on for a mail that came back, `carrier_30003` for what a carrier reports. */
function failureOf({ status, error_code, bounce }: CallbackRequest): { readonly code: string; readonly error: string } {
  if (bounce === undefined) return { code: `carrier_${error_code ?? status}`, error: `the carrier reported ${status}` };
  return { code: `mail_${bounce.status ?? 'returned'}`, error: bounce.diagnostic ?? 'the mail came back' };
}

type Meaning = 'accepted' | 'delivered' | 'failed' | null;

function meaningOf(status: string): Meaning {
  switch (status) {
    case 'accepted':
    case 'queued':
    case 'sending':
    case 'sent':
      return 'accepted';
    case 'delivered':
    case 'read':
      return 'delivered';
    case 'undelivered':
    case 'failed':
      return 'failed';
    default:
      return null;
  }
}

/** Where a message goes from its status on hearing this; null: it stays. */
function movesTo(status: string, meaning: Meaning): Meaning {
  const open = status === 'sending' || status === 'unknown';
  if (meaning === 'accepted') return open ? 'accepted' : null;
  return open || status === 'accepted' ? meaning : null;
}
