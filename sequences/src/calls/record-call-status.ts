import { uuidv7 } from 'uuidv7';
import type { CallOutcome } from '@kept/rules/input';
import { acceptMessage } from '../accept-message.ts';
import { chargeMinutes } from '../credits/charge-minutes.ts';
import { returnCredits } from '../credits/return-credits.ts';
import { insertDeliveryInputs } from '../delivery-input.ts';
import { failMessage } from '../fail-message.ts';
import { tellOfFailedOneTime } from '../notifications/tell-of-failed-one-time.ts';
import { readSequenceRefs } from '../read-sequence-refs.ts';
import { INSERT_CALLBACK } from '../record-callback.ts';
import type { SequenceRef } from '../sequence-ref.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import { NAME_ATTEMPT } from './answer-call.ts';
import type { CallKey } from './call-answer.ts';

const LOCK: Statement = {
  name: 'lock_message_of_call',
  text: `select m.id, m.status, m.sequence_id from delivery_attempt at
    join message m on m.account_id = at.account_id and m.id = at.message_id and m.channel = 'call'
    where at.account_id = $1 and at.id = $2 and (at.provider_id is null or at.provider_id = $3) for no key update of m`,
};

/** Read after the lock: two reports at once see each other. */
const READ: Statement = {
  name: 'read_call_of_attempt',
  text: `select answered_by, ended_at is not null as ended from call where account_id = $1 and attempt_id = $2`,
};

/** Forward only: a status that says less than what is known changes nothing. */
const MOVE: Statement = {
  name: 'move_call',
  text: `insert into call (attempt_id, account_id, message_id, status, answered_by, outcome, duration_s, placed_at, answered_at, ended_at)
    select $2::uuid, $1::uuid, $3::uuid, $4::text, $5::text, $6::text, $7::int,
      at.started_at + a.clock_offset_ms * interval '1 millisecond',
      case when $4::text = 'answered' then clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' end,
      case when $4::text = 'ended' then clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' end
    from delivery_attempt at join account a on a.id = at.account_id where at.account_id = $1::uuid and at.id = $2::uuid
    on conflict (attempt_id) do update set
      status = case when array_position(array['placed', 'ringing', 'answered', 'ended'], excluded.status)
          > array_position(array['placed', 'ringing', 'answered', 'ended'], call.status)
        then excluded.status else call.status end,
      answered_by = coalesce(call.answered_by, excluded.answered_by), outcome = coalesce(call.outcome, excluded.outcome),
      duration_s = coalesce(call.duration_s, excluded.duration_s),
      answered_at = coalesce(call.answered_at, excluded.answered_at), ended_at = coalesce(call.ended_at, excluded.ended_at)`,
};

/** The pages that show the message hear of it; see the triggers on `message`. */
const TOUCH: Statement = {
  name: 'touch_message_of_call',
  text: `update message set updated_at = now() where account_id = $1 and id = $2`,
};

const TELL: Statement = {
  name: 'insert_call_ended_input',
  text: `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
    select $1::uuid, m.account_id, m.sequence_id, m.life, 'call_ended/' || $4::uuid, 'call_ended',
      jsonb_build_object('type', 'call_ended', 'call', $4::uuid, 'outcome', $5::text, 'answers', m.effect_key),
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond'
    from message m join account a on a.id = m.account_id
    where m.account_id = $2 and m.id = $3 and m.sequence_id is not null and m.effect_key is not null
    on conflict do nothing`,
};

export interface CallStatusRequest extends TransactionRequest, CallKey {
  /** The provider's word, such as `ringing`, `in-progress`, `busy`. */
  readonly status: string;
  /** Null where the provider does not say. */
  readonly answered_by: 'person' | 'machine' | null;
  readonly duration_s: number | null;
  readonly error_code: string | null;
}

export interface CallStatusResult {
  /** False for a call this account never placed. */
  readonly known: boolean;
  readonly nudge: readonly SequenceRef[];
}

interface LockedMessage {
  readonly id: string;
  readonly status: string;
  readonly sequence_id: string | null;
}

interface KnownCall {
  readonly answered_by: 'person' | 'machine' | null;
  readonly ended: boolean;
}

/**
 * Takes in how a call goes, in whatever order and however often the provider tells it: forward only, and its end once,
 * which is an input in the rules' words (flow-spec ruling 18).
 */
export async function recordCallStatus(request: CallStatusRequest): Promise<CallStatusResult> {
  const { account_id, attempt_id, provider_id, status, error_code } = request;
  return await inTransaction(request, async (transaction) => {
    const [[message], [call]] = await Promise.all([
      transaction.read<LockedMessage>(LOCK, [account_id, attempt_id, provider_id]),
      transaction.read<KnownCall>(READ, [account_id, attempt_id]),
    ]);
    if (message === undefined) return { known: false, nudge: [] };
    transaction.write(INSERT_CALLBACK, [uuidv7(), account_id, attempt_id, message.id, provider_id, status, error_code]);
    transaction.write(NAME_ATTEMPT, [account_id, attempt_id, provider_id]);
    const step = stepOf(status);
    if (step === null || call?.ended === true) return { known: true, nudge: [] };

    const answered_by = call?.answered_by ?? request.answered_by;
    const outcome = step === 'ended' ? outcomeOf(status, answered_by) : null;
    transaction.write(MOVE, [account_id, attempt_id, message.id, step, answered_by, outcome, request.duration_s]);
    transaction.write(TOUCH, [account_id, message.id]);
    const delivered = { account_id, message_ids: [message.id], attempt_id };
    const open = message.status === 'sending' || message.status === 'unknown';
    if (outcome === 'failed') {
      const code = error_code === null ? `carrier_call_${status}` : `carrier_${error_code}`;
      failMessage(transaction, { ...delivered, code, error: `the carrier reported ${status}` });
      await tellOfFailedOneTime(transaction, { ...delivered, code });
    } else if (open || outcome === 'completed' || outcome === 'voicemail') {
      const reached = outcome === 'completed' || outcome === 'voicemail' ? 'delivered' : 'accepted';
      acceptMessage(transaction, { ...delivered, provider_id, segments: null, status: reached });
    }
    // A minute that nobody was on the phone is none.
    if (outcome === 'busy' || outcome === 'no_answer' || outcome === 'failed') returnCredits(transaction, delivered);
    else if (outcome !== null)
      chargeMinutes(transaction, { account_id, message_id: message.id, duration_s: request.duration_s ?? 0 });
    if (outcome !== null) transaction.write(TELL, [uuidv7(), account_id, message.id, attempt_id, outcome]);
    else if (message.status === 'unknown') {
      insertDeliveryInputs(transaction, { ...delivered, source: attempt_id, outcome: 'resolved', reason: null });
    } else return { known: true, nudge: [] };
    const ids = message.sequence_id === null ? [] : [message.sequence_id];
    return { known: true, nudge: await readSequenceRefs(transaction, { account_id, ids }) };
  });
}

type CallStep = 'placed' | 'ringing' | 'answered' | 'ended';

function stepOf(status: string): CallStep | null {
  switch (status) {
    case 'queued':
    case 'initiated':
      return 'placed';
    case 'ringing':
      return 'ringing';
    case 'in-progress':
    case 'answered':
      return 'answered';
    case 'completed':
    case 'busy':
    case 'no-answer':
    case 'failed':
    case 'canceled':
      return 'ended';
    default:
      return null;
  }
}

function outcomeOf(status: string, answered_by: 'person' | 'machine' | null): CallOutcome {
  switch (status) {
    case 'completed':
      return answered_by === 'machine' ? 'voicemail' : 'completed';
    case 'busy':
      return 'busy';
    case 'no-answer':
      return 'no_answer';
    default:
      return 'failed';
  }
}
