import { uuidv7 } from 'uuidv7';
import { writeLog } from '../effects/write-log.ts';
import type { SequenceRef } from '../sequence-ref.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';
import { DELETED_CONTACT } from './deleted-contact.ts';
import { stopPeople } from './stop-people.ts';

export interface BeginErasureRequest extends TransactionRequest {
  readonly contact_id: string;
  readonly user_id: string;
}

export type BegunErasure =
  | { readonly type: 'begun'; readonly nudge: readonly SequenceRef[] }
  | { readonly type: 'not_found' }
  | { readonly type: 'merged'; readonly merged_into_id: string };

interface Found {
  readonly merged_into_id: string | null;
  readonly now: string;
}

interface Known {
  readonly contact_ids: readonly string[];
  readonly thread_ids: readonly string[];
  readonly participant_ids: readonly string[];
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

const LOCK: Statement = {
  name: 'lock_contact_to_delete',
  text: `select c.merged_into_id, clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now
    from contact c join account a on a.id = c.account_id
    where c.account_id = $1 and c.id = $2 and c.deleted_at is null for update of c`,
};

/** An address somebody else has now is theirs, whoever used it once. */
const KNOWN: Statement = {
  name: 'read_what_deleted_is_known_by',
  text: `with ids as materialized (
      select array(select id from contact where account_id = $1 and (id = $2 or merged_into_id = $2)) as all),
    part as materialized (select p.id, p.name, p.phone, p.email from participant p, ids
      where p.account_id = $1 and p.contact_id = any(ids.all)),
    talk as materialized (select t.id, t.address from thread t, ids where t.account_id = $1 and t.contact_id = any(ids.all)),
    said as materialized (
      select address from talk union select phone from part where phone is not null
      union select email from part where email is not null
      union select ca.address from contact_address ca, ids where ca.account_id = $1 and ca.contact_id = any(ids.all)),
    other as materialized (select ca.address from contact_address ca, ids where ca.account_id = $1
      and ca.address = any(array(select address from said)) and not ca.contact_id = any(ids.all))
    select ids.all as contact_ids, array(select id from talk) as thread_ids, array(select id from part) as participant_ids,
      array(select name from part union select c.name from contact c where c.account_id = $1 and c.id = any(ids.all)) as names,
      array(select address from said except select address from other) as addresses
    from ids`,
};

const INSERT: Statement = {
  name: 'insert_contact_erasure',
  text: `insert into contact_erasure (id, account_id, contact_id, requested_by_user_id, contact_ids, names, addresses)
    values ($1, $2, $3, $4, $5, $6, $7)`,
};

/** Nobody finds them by anything from now on; whoever writes from there is somebody new. */
const FORGET_PERSON: Statement = {
  name: 'forget_person_of_contact',
  text: `with addresses as (delete from contact_address where account_id = $1 and contact_id = any($2::uuid[])),
    consents as (delete from consent where account_id = $1 and contact_id = any($2::uuid[])),
    pins as (delete from secure_pin where account_id = $1 and contact_id = any($2::uuid[])),
    guards as (delete from secure_pin_guard where account_id = $1 and person_id = any($2::uuid[] || $3::uuid[]))
    update contact set name = $4, locale = null, time_zone = null, custom_data = '{}', merged = null, version = version + 1,
      archived_at = now(), deleted_at = now(), updated_at = now()
    where account_id = $1 and id = any($2::uuid[])`,
};

/** Out of the inbox, too. Its messages are found by it until they are done. */
const CLOSE_THREADS: Statement = {
  name: 'close_threads_of_deleted',
  text: `update thread set address = 'deleted ' || id, unread = 0, last_inbound_at = null, archived_at = null,
      assigned_user_id = null
    where account_id = $1 and id = any($2::uuid[])`,
};

const FORGET_LINES: Statement = {
  name: 'forget_lines_of_deleted',
  text: `with dead as (delete from dead_address where account_id = $1 and address = any($2::text[])),
    recovered as (delete from recovered_message where account_id = $1 and to_address = any($2::text[])),
    stopped as (update stop_list_entry set reason = null where account_id = $1 and address = any($2::text[]))
    update line set address = 'deleted ' || id, pending = null where account_id = $1 and address = any($2::text[])`,
};

/** Several people share a phone: whose a message is says its participant first. */
const THEIRS = `(m.participant_id is null or m.participant_id = any($3::uuid[]))`;

const CANCEL: Statement = {
  name: 'cancel_messages_of_deleted',
  text: `update message m set status = 'skipped',
      status_reason = case when sequence_id is null then 'staff_skipped' else 'participant_removed' end, updated_at = now()
    where m.account_id = $1 and m.status in ('due', 'held') and ((m.thread_id = any($2::uuid[]) and ${THEIRS})
      or m.sequence_id = any(array(
        select s.id from sequence s where s.account_id = $1 and s.participant_id = any($3::uuid[]))))`,
};

const REVOKE: Statement = {
  name: 'revoke_links_of_deleted',
  text: `update secure_link l set revoked_at = coalesce(l.revoked_at, now()), pin = null from message m
    where m.account_id = $1 and m.thread_id = any($2::uuid[]) and m.sent_securely and ${THEIRS}
      and l.account_id = $1 and l.message_id = m.id`,
};

/** What was sent to nobody else says its words here as well. */
const FORGET_BROADCASTS: Statement = {
  name: 'forget_deleted_in_broadcasts',
  text: `with theirs as (
      update broadcast_recipient set address = $4, contact_id = null,
        status = case status when 'waiting' then 'cancelled' else status end,
        reason = case status when 'waiting' then 'staff_skipped' else reason end
      where account_id = $1 and (contact_id = any($2::uuid[]) or address = any($3::text[]))
      returning broadcast_id, position)
    update broadcast b set sealed = null, attachment_ids = '{}', translations = '{}', content = b.content || case b.channel
        when 'call' then '{"script": [], "voicemail": null}'::jsonb
        when 'email' then '{"subject": null, "body": "", "attachments": []}'::jsonb
        else '{"body": "", "attachments": []}'::jsonb end
    where b.account_id = $1 and b.id = any(array(select broadcast_id from theirs)) and not exists (
      select from broadcast_recipient o where o.account_id = $1 and o.broadcast_id = b.id
        and (o.broadcast_id, o.position) not in (select broadcast_id, position from theirs))`,
};

/**
 * Begins to delete a contact: from the commit on nobody finds them, nothing is sent to them and their links are dead.
 * What was said and done goes afterwards, page by page (`eraseContacts`).
 */
export async function beginErasure(request: BeginErasureRequest): Promise<BegunErasure> {
  const { account_id, contact_id, user_id } = request;
  return await inTransaction(request, async (transaction) => {
    const [found] = await transaction.read<Found>(LOCK, [account_id, contact_id]);
    if (found === undefined) return { type: 'not_found' };
    if (found.merged_into_id !== null) return { type: 'merged', merged_into_id: found.merged_into_id };
    const [known] = await transaction.read<Known>(KNOWN, [account_id, contact_id]);
    if (known === undefined) throw new Error('a contact that is locked is not there');
    const { contact_ids, names, addresses, participant_ids } = known;
    const nudge = await stopPeople(transaction, { account_id, participant_ids });
    const values = [uuidv7(), account_id, contact_id, user_id, contact_ids, names, addresses];
    transaction.write(INSERT, values);
    forget(transaction, { account_id, known });
    writeLog(transaction, {
      account_id,
      sequence_id: null,
      appointment_id: null,
      message_id: null,
      code: 'contact_deletion_begun',
      detail: { contact_id, by_user_id: user_id },
      at: found.now,
    });
    return { type: 'begun', nudge };
  });
}

function forget(
  transaction: Transaction,
  { account_id, known }: { readonly account_id: string; readonly known: Known },
): void {
  const { contact_ids, thread_ids, participant_ids, addresses } = known;
  transaction.write(CANCEL, [account_id, thread_ids, participant_ids]);
  transaction.write(REVOKE, [account_id, thread_ids, participant_ids]);
  transaction.write(FORGET_BROADCASTS, [account_id, contact_ids, addresses, DELETED_CONTACT]);
  transaction.write(FORGET_PERSON, [account_id, contact_ids, thread_ids, DELETED_CONTACT]);
  transaction.write(CLOSE_THREADS, [account_id, thread_ids]);
  transaction.write(FORGET_LINES, [account_id, addresses]);
}
