import type { OpenQuestion } from '@kept/rules/route-reply';
import type { Statement, Transaction } from '../transaction.ts';

/** An open question with what a stored answer refers to. */
export interface LineQuestion extends OpenQuestion {
  readonly participant_id: string;
  readonly appointment_id: string;
  readonly life: number;
}

/**
 * The open question of each sequence on the line: its last accepted auto message, or, when a reply outruns
 * our record of the provider's answer, the one being sent.
 */
const READ: Statement = {
  name: 'read_open_questions',
  text: `select distinct on (s.id) s.id as sequence_id, s.participant_id, s.appointment_id, s.life, m.effect_key as key, m.revision_id,
      m.auto_message_id, coalesce(m.sent_at, m.due_at) as sent_at
    from message m
    join sequence s on s.account_id = m.account_id and s.id = m.sequence_id and s.life = m.life
    left join open_question q on q.account_id = m.account_id and q.line_id = m.line_id and q.sequence_id = s.id
    where m.account_id = $1 and m.line_id = $2 and m.kind = 'auto_message' and not s.finished
      and (m.id = q.message_id or (q.message_id is null and m.status in ('sending', 'unknown')))
    order by s.id, m.id desc`,
};

export async function readQuestions(
  transaction: Transaction,
  { account_id, line_id }: { account_id: string; line_id: string },
): Promise<LineQuestion[]> {
  return await transaction.read<LineQuestion>(READ, [account_id, line_id]);
}
