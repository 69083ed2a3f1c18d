import { inTransaction, type Statement, type TransactionRequest } from './transaction.ts';

const HOLD: Statement = {
  name: 'hold_sequence',
  text: `update sequence s set held_at = clock_timestamp() + a.clock_offset_ms * interval '1 millisecond', held_reason = $3,
      updated_at = now()
    from account a where a.id = s.account_id and s.account_id = $1 and s.id = $2 and s.held_at is null`,
};

const RELEASE: Statement = {
  name: 'release_sequence',
  text: `update sequence set held_at = null, held_reason = null, updated_at = now() where account_id = $1 and id = $2`,
};

interface SequenceRequest extends TransactionRequest {
  readonly sequence_id: string;
}

/** Stops a sequence until staff release it: nothing is decided, nothing sent; what arrives waits. */
export async function holdSequence(request: SequenceRequest & { readonly reason: string }): Promise<void> {
  await inTransaction(request, async (transaction) => {
    transaction.write(HOLD, [request.account_id, request.sequence_id, request.reason]);
  });
}

/** Lets a held sequence go on; nudge it afterwards. */
export async function releaseSequence(request: SequenceRequest): Promise<void> {
  await inTransaction(request, async (transaction) => {
    transaction.write(RELEASE, [request.account_id, request.sequence_id]);
  });
}
