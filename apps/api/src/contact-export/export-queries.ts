import type { Statement } from '@kept/sequences/transaction';

/** Rows of a page: as much as is in memory of a long history at any moment. */
export const EXPORT_PAGE = 500;

/** Whom an export is about, and by what their rows are found. */
export interface Subject {
  readonly account: string;
  readonly merged_into_id: string | null;
  /** The contact, and those that were merged into it. */
  readonly contact_ids: readonly string[];
  readonly thread_ids: readonly string[];
  readonly participant_ids: readonly string[];
  readonly appointment_ids: readonly string[];
  readonly sequence_ids: readonly string[];
  readonly addresses: readonly string[];
  /** The account's present. */
  readonly now: string;
}

/** No row: the account has no such contact. */
export const SUBJECT: Statement = {
  name: 'read_subject_of_export',
  text: `with theirs as materialized (select id from contact where account_id = $1 and (id = $2 or merged_into_id = $2)),
      who as materialized (select array(select id from theirs) as ids),
      part as materialized (
        select p.id, p.appointment_id, p.phone, p.email from participant p
        where p.account_id = $1 and p.contact_id = any((select ids from who)::uuid[])),
      talk as materialized (
        select t.id, t.address from thread t where t.account_id = $1 and t.contact_id = any((select ids from who)::uuid[]))
    select a.name as account, c.merged_into_id, who.ids as contact_ids,
      array(select id from talk) as thread_ids, array(select id from part) as participant_ids,
      array(select distinct appointment_id from part) as appointment_ids,
      array(select s.id from sequence s where s.account_id = $1 and s.participant_id = any(array(select id from part))) as sequence_ids,
      array(select address from talk union select ca.address from contact_address ca
        where ca.account_id = $1 and ca.contact_id = any(who.ids)) as addresses,
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now
    from contact c join account a on a.id = c.account_id cross join who
    where c.account_id = $1 and c.id = $2 and c.deleted_at is null`,
};

/** Contacts with what staff wrote down of them. A PIN is a key and no information: only since when there is one. */
export const PERSON: Statement = {
  name: 'export_person',
  text: `select c.id, c.name, c.locale, c.time_zone, c.custom_data, c.created_at, c.updated_at, c.archived_at,
      coalesce((select json_agg(json_build_object('type', ca.type, 'address', ca.address) order by ca.type, ca.position)
        from contact_address ca where ca.account_id = $1 and ca.contact_id = c.id), '[]') as addresses,
      coalesce((select json_agg(json_build_object('channel', co.channel, 'state', co.state, 'reason', co.reason,
          'set_at', co.set_at) order by co.channel)
        from consent co where co.account_id = $1 and co.contact_id = c.id), '[]') as consents,
      (select sp.set_at from secure_pin sp where sp.account_id = $1 and sp.contact_id = c.id) as secure_pin_set_at
    from contact c where c.account_id = $1 and c.id = any($2::uuid[]) order by c.merged_into_id nulls first, c.id`,
};

export const STOPPED: Statement = {
  name: 'export_stop_list',
  text: `select type, address, source, word, reason, created_at from stop_list_entry
    where account_id = $1 and address = any($2::text[]) order by id`,
};

/** What they themselves are on an appointment; who else comes is somebody else's. */
export const APPOINTMENTS: Statement = {
  name: 'export_appointments',
  text: `select p.id, ap.id as appointment_id, ap.external_id, ap.title, ap.start_local, ap.end_local, ap.time_zone, ap.all_day,
      ap.location, ap.status, ap.deleted_at, ap.custom_data as appointment_custom_data, p.name, p.phone, p.email,
      p.custom_data, p.state, p.state_set_at, p.state_set_by, p.removed_at
    from participant p join appointment ap on ap.account_id = p.account_id and ap.id = p.appointment_id
    where p.account_id = $1 and p.contact_id = any($2::uuid[]) and ($3::uuid is null or p.id > $3::uuid)
    order by p.id limit ${EXPORT_PAGE}`,
};

/**
 * Whose a message is says its participant, else the conversation it stands in: several people share a phone. What only
 * notified staff is about them, but was said to others in words that stand here already.
 */
export const MESSAGES: Statement = {
  name: 'export_messages',
  text: `select m.id, m.direction, m.channel, m.kind, m.status, m.status_reason, m.subject, m.body, m.sent_securely,
      m.id as message_id, sc.sealed, sc.data_key_id, m.from_address, m.to_address, m.due_at, m.sent_at, m.appointment_id,
      (select json_build_object('status', ca.status, 'outcome', ca.outcome, 'answered_by', ca.answered_by,
          'duration_s', ca.duration_s, 'placed_at', ca.placed_at)
        from call ca where ca.account_id = $1 and ca.message_id = m.id order by ca.placed_at desc limit 1) as call,
      coalesce((select json_agg(json_build_object('id', a.id, 'file_name', coalesce(a.file_name, f.file_name),
          'sealed_name', coalesce(a.sealed_name, f.sealed_name),
          'size', a.size, 'content_type', a.content_type, 'problem', f.problem) order by f.position)
        from message_attachment f left join attachment a on a.account_id = f.account_id and a.id = f.attachment_id
        where f.account_id = $1 and f.message_id = m.id), '[]') as files
    from message m
    left join participant p on p.account_id = m.account_id and p.id = m.participant_id
    left join secure_content sc on sc.account_id = m.account_id and sc.message_id = m.id
    where m.account_id = $1 and ($3::uuid is null or m.id > $3::uuid) and m.kind <> 'notification'
      and (p.contact_id is null or p.contact_id = any($2::uuid[]))
      and (m.thread_id = any($4::uuid[]) or (m.appointment_id = any($5::uuid[]) and m.participant_id = any($6::uuid[])))
    order by m.id limit ${EXPORT_PAGE}`,
};

export const LOG: Statement = {
  name: 'export_log',
  text: `select l.id, l.at, l.code, l.detail - 'by_user_id' as detail, l.appointment_id, l.message_id from log_entry l
    where l.account_id = $1 and ($3::uuid is null or l.id > $3::uuid)
      and (l.detail ->> 'contact_id' = any($2::text[]) or l.detail ->> 'address' = any($4::text[])
        or l.sequence_id = any($5::uuid[]))
    order by l.id limit ${EXPORT_PAGE}`,
};
