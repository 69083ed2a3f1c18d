import type { SequenceRef } from './sequence-ref.ts';
import type { Statement, Transaction } from './transaction.ts';

const READ: Statement = {
  name: 'read_sequence_refs',
  text: `select s.account_id, s.id as sequence_id, s.participant_id, s.appointment_id, s.schedule_id, ms.name as schedule_name
    from sequence s join message_schedule ms on ms.account_id = s.account_id and ms.id = s.schedule_id
    where s.account_id = $1 and s.id = any($2::uuid[])`,
};

/** What the nudger needs of each sequence. */
export async function readSequenceRefs(
  transaction: Transaction,
  { account_id, ids }: { account_id: string; ids: readonly string[] },
): Promise<SequenceRef[]> {
  return ids.length === 0 ? [] : await transaction.read<SequenceRef>(READ, [account_id, ids]);
}
