import { Migration } from '@mikro-orm/migrations';

/**
 * Looks across accounts read what they find, however many sequences wait: under row security a comparison whose other
 * side is computed from a column cannot be looked up in an index, so each account's limits are computed first (ADR 0075).
 */
export class NarrowLookups extends Migration {
  override readonly name = '2026-12-02-narrow-lookups';

  override up(): void {
    this.addSql(`
create index message_being_sent_index on message (account_id, line_id)
  where kind = 'auto_message' and status in ('sending', 'unknown');
create index message_loose_index on message (account_id, due_at)
  where sequence_id is null and status in ('due', 'sending');

-- p_overdue null: only inputs that nobody has taken, and what is stranded
create or replace function kept_system.due_sequences(p_limit int, p_unhandled_after interval, p_overdue interval)
returns table (account_id uuid, sequence_id uuid, participant_id uuid, appointment_id uuid, schedule_id uuid, why text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    with clock as materialized (
      select a.id, clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' - p_overdue as before
      from public.account a where p_overdue is not null),
    found as materialized (
      (select i.account_id, i.sequence_id, 'input' as why
       from public.sequence_input i
       join public.sequence of_input on of_input.account_id = i.account_id and of_input.id = i.sequence_id
       where i.handled_at is null and not i.lazy and i.created_at < clock_timestamp() - p_unhandled_after and of_input.held_at is null
       order by i.created_at limit p_limit)
      union all
      (select woken.account_id, woken.id, 'wake'
       from clock
       cross join lateral (select w.account_id, w.id from public.sequence w
         where w.account_id = clock.id and w.wake_at < clock.before and not w.finished and w.held_at is null
         order by w.wake_at limit p_limit) woken
       limit p_limit)
      union all
      (select due.account_id, due.sequence_id, 'message'
       from clock
       cross join lateral (select m.account_id, m.sequence_id from public.message m
         join public.sequence of_message on of_message.account_id = m.account_id and of_message.id = m.sequence_id
         where m.account_id = clock.id and m.status = 'due' and m.due_at < clock.before and of_message.held_at is null
         order by m.due_at limit p_limit) due
       limit p_limit)
      union all
      -- taken for sending longer ago than any delivery may last: whoever took it is gone
      (select m.account_id, m.sequence_id, 'stranded'
       from public.message m
       join public.sequence of_message on of_message.account_id = m.account_id and of_message.id = m.sequence_id
       where m.status = 'sending' and m.claimed_at < clock_timestamp() - interval '15 minutes' and of_message.held_at is null
         and p_overdue is not null
       limit p_limit))
    select s.account_id, s.id, s.participant_id, s.appointment_id, s.schedule_id, min(found.why)
    from found
    join public.sequence s on s.account_id = found.account_id and s.id = found.sequence_id
    group by s.account_id, s.id
    limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;

create or replace function kept_system.due_messages(p_limit int, p_overdue interval)
returns table (account_id uuid, message_id uuid, lane text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    with clock as materialized (
      select a.id, clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' - p_overdue as before,
        clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' - greatest(p_overdue, interval '15 seconds') as before_of_broadcast
      from public.account a)
    (select loose.account_id, loose.id, loose.lane
    from clock
    cross join lateral (select m.account_id, m.id, m.lane, m.due_at from public.message m
      where m.account_id = clock.id and m.sequence_id is null and m.status in ('due', 'sending') and m.due_at < clock.before
        and case when m.status = 'due' then m.broadcast_id is null or m.due_at < clock.before_of_broadcast
          else m.claimed_at < clock_timestamp() - interval '15 minutes' end
      order by m.due_at limit p_limit) loose
    order by loose.due_at
    limit p_limit)
    union all
    -- what is told by browsers is told soon or not at all
    (select n.account_id, n.id, 'answer' from public.push_notice n
    where n.taken_at is null
      and n.created_at between clock_timestamp() - interval '1 hour' and clock_timestamp() - p_overdue
    order by n.created_at
    limit p_limit);
  perform set_config('kept.system', '', true);
end
$$;
`);
  }
}
