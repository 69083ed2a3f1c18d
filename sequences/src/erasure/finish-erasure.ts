import { writeLog } from '../effects/write-log.ts';
import type { Statement, Transaction } from '../transaction.ts';
import { patternOf, type Erasure } from './erasure.ts';

/** Somebody who wrote or was booked while the deletion went on may have come by the old contact. */
const LATE: Statement = {
  name: 'find_latecomers_of_deleted',
  text: `select id from thread where account_id = $1 and contact_id = any($2::uuid[]) and address <> 'deleted ' || id
    union all select id from participant where account_id = $1 and contact_id = any($2::uuid[])
      and (phone is not null or email is not null) limit 1`,
};

const CLOSE_LATE: Statement = {
  name: 'close_late_threads_of_deleted',
  text: `with late as (
      select id, address from thread where account_id = $1 and contact_id = any($2::uuid[]) and address <> 'deleted ' || id),
    closed as (update thread t set address = 'deleted ' || t.id, unread = 0, last_inbound_at = null, assigned_user_id = null
      from late where t.account_id = $1 and t.id = late.id)
    update contact_erasure e set stage = 'appointments', cursor = null,
      addresses = e.addresses || array(select address from late)
    where e.account_id = $1 and e.id = $3`,
};

/** Answers of requests that name them: a repetition is answered with nothing. */
const FORGET_ANSWERS: Statement = {
  name: 'forget_answers_that_name_deleted',
  text: `update idempotency_key set response = null where account_id = $1 and response::text ~* $2`,
};

const FORGET_PUSHES: Statement = {
  name: 'forget_pushes_that_name_deleted',
  text: `delete from push_notice where account_id = $1 and concat_ws(' ', title, body, path) ~* $2`,
};

/** A mail's id has the domain it came from. */
const FORGET_RECEIPTS: Statement = {
  name: 'forget_mail_receipts_of_deleted',
  text: `delete from inbound_receipt r using message m join thread t on t.account_id = m.account_id and t.id = m.thread_id
    where m.account_id = $1 and t.contact_id = any($2::uuid[]) and m.direction = 'in' and m.channel = 'email'
      and r.account_id = $1 and r.message_id = m.id`,
};

const FORGET_WORDS: Statement = {
  name: 'forget_words_of_deleted',
  text: `delete from thread_word w using thread t
    where t.account_id = $1 and t.contact_id = any($2::uuid[]) and w.account_id = $1 and w.thread_id = t.id`,
};

const LET_GO: Statement = {
  name: 'let_go_of_deleted',
  text: `with people as (update participant set contact_id = null where account_id = $1 and contact_id = any($2::uuid[])),
    broadcasts as (update broadcast_recipient set contact_id = null where account_id = $1 and contact_id = any($2::uuid[])),
    talk as (update thread set contact_id = null where account_id = $1 and contact_id = any($2::uuid[]))
    update contact_erasure e set names = '{}', addresses = '{}', done_at = now() where e.account_id = $1 and e.id = $3`,
};

/** Those that were merged into it first. */
const DELETE: Statement = {
  name: 'delete_contacts',
  text: `with merged as (delete from contact where account_id = $1 and id = any($2::uuid[]) and merged_into_id is not null)
    delete from contact where account_id = $1 and id = any($2::uuid[]) and merged_into_id is null`,
};

const NOW: Statement = {
  name: 'read_account_time',
  text: `select clock_timestamp() + clock_offset_ms * interval '1 millisecond' as now from account where id = $1`,
};

/** The rest, and the contact itself; nothing is left of what it was found by. Who came late is begun with once more. */
export async function finishErasure(transaction: Transaction, erasure: Erasure): Promise<void> {
  const { id, account_id, contact_id, contact_ids, names, addresses, requested_by_user_id } = erasure;
  const theirs = [account_id, contact_ids];
  const late = await transaction.read(LATE, theirs);
  if (late.length > 0) {
    transaction.write(CLOSE_LATE, [...theirs, id]);
    return;
  }
  const pattern = patternOf([...names, ...addresses, ...contact_ids]);
  transaction.write(FORGET_ANSWERS, [account_id, pattern]);
  transaction.write(FORGET_PUSHES, [account_id, pattern]);
  transaction.write(FORGET_RECEIPTS, theirs);
  const [{ now } = { now: '' }] = await transaction.read<{ now: string }>(NOW, [account_id]);
  transaction.write(FORGET_WORDS, theirs);
  transaction.write(LET_GO, [...theirs, id]);
  transaction.write(DELETE, theirs);
  writeLog(transaction, {
    account_id,
    sequence_id: null,
    appointment_id: null,
    message_id: null,
    code: 'contact_deleted',
    detail: { contact_id, by_user_id: requested_by_user_id },
    at: now,
  });
}
