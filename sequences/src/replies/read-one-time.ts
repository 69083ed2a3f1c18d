import type { OneTimeMessage } from '@kept/rules/one-time-message';
import type { Statement, Transaction } from '../transaction.ts';
import type { ReplyRequest } from './receive-reply.ts';

/**
 * What staff and programs have sent on the line beside its questions, the newest first; one whose sending is not recorded
 * yet counts from when it was due. Older ones than the newest few change nothing: those stand after the question too.
 */
const READ: Statement = {
  name: 'read_one_time_of_line',
  text: `select coalesce(m.sent_at, m.due_at) as sent_at, m.asks_own_question
    from sender se
    join line l on l.account_id = se.account_id and l.sender_id = se.id and l.address = $3
    join thread t on t.account_id = l.account_id and t.type = 'phone' and t.address = l.address
    join message m on m.account_id = t.account_id and m.thread_id = t.id and m.line_id = l.id and m.kind = 'one_time'
      and m.status in ('sending', 'unknown', 'accepted', 'delivered')
    where se.account_id = $1 and se.type = 'phone' and se.address = $2
    order by m.id desc limit 50`,
};

/** A mail says what it answers: where that is a one-time message, it stands between, whenever it was sent. */
const READ_NAMED: Statement = {
  name: 'read_one_time_of_mail',
  text: `select clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as sent_at, m.asks_own_question
    from message m join account a on a.id = m.account_id
    where m.account_id = $1 and m.id = $2 and m.kind = 'one_time'`,
};

/** What came between the open questions and a reply (flow-spec ruling 28). */
export async function readOneTime(transaction: Transaction, request: ReplyRequest): Promise<readonly OneTimeMessage[]> {
  const { account_id, sender_address, from, mail, secure } = request;
  if (secure !== undefined)
    return await transaction.read<OneTimeMessage>(READ_NAMED, [account_id, secure.answers_message_id]);
  if (mail === undefined) return await transaction.read<OneTimeMessage>(READ, [account_id, sender_address, from]);
  if (mail.answers_message_id === null) return [];
  return await transaction.read<OneTimeMessage>(READ_NAMED, [account_id, mail.answers_message_id]);
}
