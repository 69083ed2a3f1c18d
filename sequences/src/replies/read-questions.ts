import type { OpenQuestion } from '@kept/rules/route-reply';
import type { SequenceRef } from '../sequence-ref.ts';
import type { Statement, Transaction } from '../transaction.ts';
import type { ReplyRequest } from './receive-reply.ts';

/** An open question with what a stored answer refers to. */
export interface LineQuestion extends OpenQuestion, SequenceRef {
  readonly life: number;
}

/**
 * The open question of each sequence on the line: its last accepted auto message, or, when a reply outruns
 * our record of the provider's answer, the one being sent.
 */
const READ: Statement = {
  name: 'read_open_questions',
  text: `with here as materialized (
      select l.id from sender se
      join line l on l.account_id = se.account_id and l.sender_id = se.id and l.address = $3
      where se.account_id = $1 and se.type = 'phone' and se.address = $2),
    asked as (
      select q.message_id from open_question q where q.account_id = $1 and q.line_id = (select id from here)
      union all
      select m.id from message m
      where m.account_id = $1 and m.line_id = (select id from here) and m.kind = 'auto_message' and m.status in ('sending', 'unknown')
        and not exists (select from open_question q
          where q.account_id = $1 and q.line_id = m.line_id and q.sequence_id = m.sequence_id))
    select distinct on (s.id) s.account_id, s.id as sequence_id, s.participant_id, s.appointment_id, s.schedule_id,
      ms.name as schedule_name, s.life, m.effect_key as key, m.revision_id, m.auto_message_id,
      coalesce(m.sent_at, m.due_at) as sent_at
    from message m
    join sequence s on s.account_id = m.account_id and s.id = m.sequence_id and s.life = m.life and not s.finished
    join message_schedule ms on ms.account_id = s.account_id and ms.id = s.schedule_id
    where m.account_id = $1 and m.id = any(array(select message_id from asked))
    order by s.id, m.id desc`,
};

/**
 * A mail says by its signed address what it answers (flow-spec ruling 3): that message and those that went out with it;
 * where it is none that asks, what its sequence asks now, and where it is a one-time message, what its line asks (ruling 28).
 */
const READ_NAMED: Statement = {
  name: 'read_question_of_mail',
  text: `with named as materialized (
      select id, kind, sequence_id, life, line_id from message
      where account_id = $1 and direction = 'out' and (id = $2 or sent_with_id = $2)),
    asked as materialized (
      select id, sequence_id, life, line_id, kind = 'auto_message' as is_question from named where sequence_id is not null
      union all
      select n.id, o.sequence_id, null, n.line_id, false
      from named n join open_question o on o.account_id = $1 and o.line_id = n.line_id
      where n.kind = 'one_time')
    select distinct on (s.id) s.account_id, s.id as sequence_id, s.participant_id, s.appointment_id, s.schedule_id,
      ms.name as schedule_name, s.life, m.effect_key as key, m.revision_id, m.auto_message_id,
      coalesce(m.sent_at, m.due_at) as sent_at
    from asked
    join sequence s on s.account_id = $1 and s.id = asked.sequence_id and s.life = coalesce(asked.life, s.life) and not s.finished
    join message_schedule ms on ms.account_id = s.account_id and ms.id = s.schedule_id
    left join open_question q on q.account_id = $1 and q.line_id = asked.line_id and q.sequence_id = s.id
    join message m on m.account_id = $1 and m.life = s.life
      and m.id = case when asked.is_question then asked.id else q.message_id end
    order by s.id, m.id desc`,
};

/** Of a mail that answers nothing of ours: none. What comes through a secure link says what it answers, as a mail does. */
export async function readQuestions(transaction: Transaction, request: ReplyRequest): Promise<LineQuestion[]> {
  const { account_id, sender_address, from, mail, secure } = request;
  if (secure !== undefined)
    return await transaction.read<LineQuestion>(READ_NAMED, [account_id, secure.answers_message_id]);
  if (mail === undefined) return await transaction.read<LineQuestion>(READ, [account_id, sender_address, from]);
  if (mail.answers_message_id === null) return [];
  return await transaction.read<LineQuestion>(READ_NAMED, [account_id, mail.answers_message_id]);
}
