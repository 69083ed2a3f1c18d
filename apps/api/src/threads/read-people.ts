import type { Statement, Transaction } from '@kept/sequences/transaction';
import type { InboxThread } from './threads.schema.ts';

/** Longest beginning of a message that a list shows. */
const PREVIEW = 200;

/** A message that was taken back was never said; of those that went out as one, one is shown. */
const READ: Statement = {
  name: 'read_people_of_inbox',
  text: `select person.id, theirs.contact_id, c.name, theirs.thread_ids, coalesce(theirs.unread, 0) as unread,
      coalesce(theirs.archived, false) as archived, theirs.last_inbound_at,
      case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as assigned_to,
      (select coalesce(json_agg(json_build_object('type', known.type, 'address', known.address, 'stopped', exists (
            select from stop_list_entry e where e.account_id = $1 and e.type = known.type and e.address = known.address))
          order by known.at desc nulls last, known.type desc, known.address), '[]')
        from (select every.type, every.address, max(every.at) as at from (
            select t.type, t.address, t.last_message_at as at from thread t where t.account_id = $1 and t.person_id = person.id
            union all select ca.type, ca.address, null from contact_address ca
              where ca.account_id = $1 and ca.contact_id = theirs.contact_id) every
          group by every.type, every.address) known) as addresses,
      case when newest.id is not null then json_build_object('id', newest.id, 'direction', newest.direction,
        'channel', newest.channel, 'kind', newest.kind, 'status', newest.status, 'subject', newest.subject,
        'body', newest.body, 'sent_securely', newest.sent_securely, 'at', to_char(newest.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'files', (select count(*)::int from message_attachment f
          where f.account_id = $1 and f.message_id = newest.id)) end as last
    from unnest($2::uuid[]) with ordinality person (id, place)
    cross join lateral (
      select coalesce((array_agg(t.contact_id))[1],
          (select own.id from contact own where own.account_id = $1 and own.id = person.id)) as contact_id,
        coalesce(array_agg(t.id) filter (where t.id is not null), '{}') as thread_ids,
        sum(t.unread)::int as unread, max(t.last_inbound_at) as last_inbound_at,
        bool_and(t.archived_at is not null) filter (where t.last_inbound_at is not null) as archived,
        (array_agg(t.assigned_user_id order by t.last_message_at desc)
          filter (where t.assigned_user_id is not null))[1] as assigned_user_id
      from thread t where t.account_id = $1 and t.person_id = person.id) theirs
    left join contact c on c.account_id = $1 and c.id = theirs.contact_id
    left join "user" u on u.account_id = $1 and u.id = theirs.assigned_user_id
    left join lateral (
      select m.* from unnest(theirs.thread_ids) of_theirs (id)
      cross join lateral (
        select id, direction, channel, kind, status, subject, left(body, ${PREVIEW}) as body, sent_securely,
          coalesce(sent_at, due_at) as at
        from message where account_id = $1 and thread_id = of_theirs.id and status <> 'skipped' and sent_with_id is null
        order by message.id desc limit 1) m
      order by m.id desc limit 1) newest on true
    where theirs.contact_id is not null or cardinality(theirs.thread_ids) > 0
    order by person.place`,
};

/** The people of a page, in the order of their ids; those who are none of the account's are left out. */
export async function readPeople(
  transaction: Transaction,
  { account_id, ids }: { readonly account_id: string; readonly ids: readonly string[] },
): Promise<readonly InboxThread[]> {
  return ids.length === 0 ? [] : await transaction.read<InboxThread>(READ, [account_id, ids]);
}
