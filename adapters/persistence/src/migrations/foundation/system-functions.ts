/**
 * The only ways to look across accounts: ids in, ids out (architecture.md section 3). Each runs as the owner and
 * switches `kept.system` on for itself, which is what the policy system_lookup asks for (a SET clause on the function
 * would do, but only a superuser may write one for a setting of ours). Times of the account are turned to real ones by
 * taking its offset off.
 */
export const systemFunctions = `
create schema kept_system;

create function kept_system.account_by_user_email(p_email text)
returns table (account_id uuid, user_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select u.account_id, u.id from public."user" u where u.email = lower(p_email) and u.disabled_at is null;
  perform set_config('kept.system', '', true);
end
$$;

create function kept_system.due_sequences(p_limit int, p_unhandled_after interval, p_overdue interval)
returns table (account_id uuid, sequence_id uuid, participant_id uuid, appointment_id uuid, schedule_id uuid, why text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select s.account_id, s.id, s.participant_id, s.appointment_id, s.schedule_id, min(found.why)
    from (
      (select i.account_id, i.sequence_id, 'input' as why
       from public.sequence_input i
       join public.sequence of_input on of_input.account_id = i.account_id and of_input.id = i.sequence_id
       where i.handled_at is null and not i.lazy and i.created_at < clock_timestamp() - p_unhandled_after and of_input.held_at is null
       order by i.created_at limit p_limit)
      union all
      (select w.account_id, w.id, 'wake'
       from public.account a
       join public.sequence w on w.account_id = a.id
         and w.wake_at < clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' - p_overdue
       where not w.finished and w.held_at is null
       limit p_limit)
      union all
      (select m.account_id, m.sequence_id, 'message'
       from public.account a
       join public.message m on m.account_id = a.id and m.status = 'due'
         and m.due_at < clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' - p_overdue
       join public.sequence of_message on of_message.account_id = m.account_id and of_message.id = m.sequence_id
       where of_message.held_at is null
       limit p_limit)
      union all
      -- taken for sending longer ago than any delivery may last: whoever took it is gone
      (select m.account_id, m.sequence_id, 'stranded'
       from public.account a
       join public.message m on m.account_id = a.id and m.status = 'sending' and m.claimed_at < clock_timestamp() - interval '15 minutes'
       join public.sequence of_message on of_message.account_id = m.account_id and of_message.id = m.sequence_id
       where of_message.held_at is null
       limit p_limit)
    ) found
    join public.sequence s on s.account_id = found.account_id and s.id = found.sequence_id
    group by s.account_id, s.id
    limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;

create function kept_system.unfinished_sequences(p_after uuid, p_limit int)
returns table (account_id uuid, sequence_id uuid, participant_id uuid, appointment_id uuid, schedule_id uuid, why text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select s.account_id, s.id, s.participant_id, s.appointment_id, s.schedule_id, 'unfinished'
    from public.sequence s
    where (p_after is null or s.id > p_after) and s.held_at is null and (
      not s.finished
      or exists (select 1 from public.sequence_input i
        where i.account_id = s.account_id and i.sequence_id = s.id and i.handled_at is null)
      or exists (select 1 from public.message m
        where m.account_id = s.account_id and m.sequence_id = s.id and m.status = 'due')
    )
    order by s.id
    limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;

create function kept_system.due_messages(p_limit int, p_overdue interval)
returns table (account_id uuid, message_id uuid, lane text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select m.account_id, m.id, m.lane
    from public.account a
    join public.message m on m.account_id = a.id and m.sequence_id is null and m.status in ('due', 'sending') and (
      (m.status = 'due' and m.due_at < clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' - p_overdue)
      or (m.status = 'sending' and m.claimed_at < clock_timestamp() - interval '15 minutes'))
    order by m.due_at
    limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;

create function kept_system.schema_version() returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select name from public.mikro_orm_migrations order by id desc limit 1
$$;
`;
