import type { CallOutcome } from '@kept/rules/input';
import type { Statement } from '@kept/sequences/transaction';

/** One thing that happened, as stored. `code` and `detail` are of a noted one, the rest of a message or a decision. */
export interface LogRow {
  readonly id: string;
  readonly source: 'message' | 'state' | 'noted';
  readonly at: string;
  readonly code: string | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
  readonly kind: string | null;
  readonly direction: 'out' | 'in' | null;
  readonly status: string | null;
  readonly reason: string | null;
  readonly channel: 'sms' | 'email' | 'call' | null;
  /** Of a call that is over. */
  readonly call_outcome: CallOutcome | null;
  /** Of a message: what it says went, or came, by a secure link; of a new link, what it brings. */
  readonly secure: 'words' | 'new_link' | null;
  readonly address: string | null;
  readonly person: string | null;
  readonly by: string | null;
  readonly appointment_id: string | null;
  readonly appointment_title: string | null;
  readonly message_id: string | null;
}

/** $1 account, $2 kind, $3 address, $4 appointment, $5 first day, $6 last day, $7 the id beyond which it reads, $8 how many. */
const logPage = ({ beyond, order }: { readonly beyond: '<' | '>'; readonly order: 'asc' | 'desc' }): string => `
  with days as (
    select $5::date::timestamp at time zone a.time_zone as starts,
      ($6::date + 1)::timestamp at time zone a.time_zone as ends
    from account a where a.id = $1),
  of_messages as (
    select m.id, 'message' as source, coalesce(m.sent_at, m.due_at) as at, null::text as code, null::jsonb as detail,
      m.kind, m.direction, m.status, coalesce(m.error_code, m.status_reason) as reason, m.channel,
      case when m.system_text = 'secure_link' then 'new_link' when m.sent_securely then 'words' end as secure,
      case m.direction when 'in' then m.from_address else m.to_address end as address, m.participant_id,
      m.written_by_user_id as user_id, m.appointment_id, m.id as message_id, m.thread_id,
      null::uuid as contact_id
    from message m
    where m.account_id = $1 and ($7::uuid is null or m.id ${beyond} $7)
      and ($2::text is null or ($2 = 'sent' and m.direction = 'out') or ($2 = 'received' and m.direction = 'in')
        or ($2 = 'problem' and m.status in ('failed', 'unknown', 'held')))
      and ($3::text is null or m.to_address = $3 or m.from_address = $3)
      and ($4::uuid is null or m.appointment_id = $4)
      and ($5::date is null or coalesce(m.sent_at, m.due_at) >= (select starts from days))
      and ($6::date is null or coalesce(m.sent_at, m.due_at) < (select ends from days))
    order by m.id ${order} limit $8),
  of_states as (
    select t.id, 'state' as source, t.at, e.effect ->> 'state' as code, null::jsonb as detail,
      null::text as kind, null::text as direction, null::text as status, e.effect ->> 'by' as reason,
      null::text as channel, null::text as secure, null::text as address, s.participant_id, null::uuid as user_id, s.appointment_id,
      null::uuid as message_id, null::uuid as thread_id, null::uuid as contact_id
    from sequence_step t
    join sequence s on s.account_id = t.account_id and s.id = t.sequence_id
    cross join lateral (select effect from jsonb_array_elements(t.effects) effect
      where effect ->> 'type' = 'set_state' limit 1) e
    where t.account_id = $1 and t.effects @> '[{"type": "set_state"}]'::jsonb
      and ($7::uuid is null or t.id ${beyond} $7) and ($2::text is null or $2 = 'state') and $3::text is null
      and ($4::uuid is null or s.appointment_id = $4)
      and ($5::date is null or t.at >= (select starts from days)) and ($6::date is null or t.at < (select ends from days))
    order by t.id ${order} limit $8),
  of_notes as (
    select l.id, 'noted' as source, l.at, l.code, l.detail, null::text as kind, null::text as direction,
      null::text as status, l.detail ->> 'reason' as reason, l.detail ->> 'channel' as channel,
      null::text as secure,
      l.detail ->> 'address' as address, null::uuid as participant_id, (l.detail ->> 'by_user_id')::uuid as user_id,
      l.appointment_id, l.message_id, null::uuid as thread_id, (l.detail ->> 'contact_id')::uuid as contact_id
    from log_entry l
    where l.account_id = $1 and ($7::uuid is null or l.id ${beyond} $7)
      and ($2::text is null or $2 = case
        when l.code in ('stop_list_added', 'stop_list_removed', 'consent_set') then 'stop_list'
        when l.code in ('automation_stopped', 'sequence_stuck', 'template_failed', 'unknown_field', 'attachments_refused')
          then 'problem'
        else 'change' end)
      and ($3::text is null or l.detail ->> 'address' = $3) and ($4::uuid is null or l.appointment_id = $4)
      and ($5::date is null or l.at >= (select starts from days)) and ($6::date is null or l.at < (select ends from days))
    order by l.id ${order} limit $8),
  found as (
    select * from of_messages union all select * from of_states union all select * from of_notes
    order by id ${order} limit $8)
  select f.id, f.source, f.at, f.code, f.detail, f.kind, f.direction, f.status, f.reason, f.channel, f.secure, f.address,
    coalesce(p.name, c.name) as person, u.name as by, a.id as appointment_id, a.title as appointment_title, f.message_id,
    case when f.source = 'message' and f.channel = 'call' then (
      select l.outcome from call l where l.account_id = $1 and l.message_id = f.message_id order by l.placed_at desc limit 1)
    end as call_outcome
  from found f
  left join participant p on p.account_id = $1 and p.id = f.participant_id
  left join thread t on t.account_id = $1 and t.id = f.thread_id
  left join contact c on c.account_id = $1 and c.id = coalesce(f.contact_id, t.contact_id)
  left join "user" u on u.account_id = $1 and u.id = f.user_id
  left join appointment a on a.account_id = $1 and a.id = f.appointment_id
  order by f.id ${order}`;

/** Newest first, from the newest or from what is older than an entry. */
export const OLDER: Statement = { name: 'list_log', text: logPage({ beyond: '<', order: 'desc' }) };

/** Oldest first, from what is newer than an entry. */
export const NEWER: Statement = { name: 'list_log_back', text: logPage({ beyond: '>', order: 'asc' }) };
