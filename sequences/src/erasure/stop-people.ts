import { readSequenceRefs } from '../read-sequence-refs.ts';
import type { SequenceRef } from '../sequence-ref.ts';
import type { Statement, Transaction } from '../transaction.ts';

/** In order of id, as everybody locks several. A decision that has begun is waited for, and its messages are seen. */
const LOCK: Statement = {
  name: 'lock_sequences_of_deleted',
  text: `select id, participant_id from sequence where account_id = $1 and participant_id = any($2::uuid[]) and not finished
    order by id for no key update`,
};

const TAKE_OFF: Statement = {
  name: 'take_deleted_off',
  text: `update participant p set removed_at = clock_timestamp() + a.clock_offset_ms * interval '1 millisecond'
    from account a where a.id = p.account_id and p.account_id = $1 and p.id = any($2::uuid[]) and p.removed_at is null`,
};

/** A held sequence could never end. */
const TELL: Statement = {
  name: 'tell_sequences_of_deleted',
  text: `with free as (
      update sequence set held_at = null, held_reason = null where account_id = $1 and id = any($2::uuid[])
      returning id, life)
    insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
    select uuidv7(), $1, free.id, free.life, 'participant/deleted/' || uuidv7(), 'participant_changed',
      '{"type": "participant_changed", "change": "removed"}', clock_timestamp() + a.clock_offset_ms * interval '1 millisecond'
    from free join account a on a.id = $1`,
};

interface StopRequest {
  readonly account_id: string;
  readonly participant_ids: readonly string[];
}

/** Takes people off what still runs for them: their sequences end. Answers those, to be nudged. */
export async function stopPeople(
  transaction: Transaction,
  { account_id, participant_ids }: StopRequest,
): Promise<readonly SequenceRef[]> {
  const running = await transaction.read<{ id: string; participant_id: string }>(LOCK, [account_id, participant_ids]);
  if (running.length === 0) return [];
  const ids = running.map(({ id }) => id);
  transaction.write(TAKE_OFF, [account_id, running.map(({ participant_id }) => participant_id)]);
  transaction.write(TELL, [account_id, ids]);
  return await readSequenceRefs(transaction, { account_id, ids });
}
