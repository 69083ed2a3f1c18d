import type { CallOutcome } from '@kept/rules/input';
import type { ForwardOutcome } from '../calls/end-forward.ts';

/** How a call went, as far as the carrier has told. */
export interface CallProgress {
  readonly status: 'placed' | 'ringing' | 'answered' | 'ended';
  readonly answered_by: 'person' | 'machine' | null;
  /** Null until it is over. */
  readonly outcome: CallOutcome | null;
  /** From the first word to the last, in seconds; null where the carrier has not said. */
  readonly duration_s: number | null;
  /** The number the client was connected with. */
  readonly forwarded_to: string | null;
  readonly forward_outcome: ForwardOutcome | null;
}

/** Reads `call` of a message `m`, of the try the carrier knows; null for what is no call, and before it has told of one. */
export const CALL_COLUMN = `case when m.channel = 'call' and m.direction = 'out' then (
    select jsonb_build_object('status', c.status, 'answered_by', c.answered_by, 'outcome', c.outcome,
      'duration_s', c.duration_s, 'forwarded_to', c.forwarded_to, 'forward_outcome', c.forward_outcome)
    from call c where c.account_id = m.account_id and c.message_id = m.id order by c.placed_at desc limit 1) end as call`;
