import { Migration } from '@mikro-orm/migrations';

/**
 * What a broadcast needs to be sent: the words by language, how often each recipient was tried, and how the worker finds
 * one that is due and that nobody works on, across accounts. Pages hear of it. A broadcast's own messages are started by
 * whoever writes them: the relay takes those only that lie unheeded for a while.
 */
export class Broadcasts extends Migration {
  override readonly name = '2026-11-25-broadcasts';

  override up(): void {
    this.addSql(`
alter table broadcast add column translations jsonb not null default '{}', add column paged_at timestamptz;
alter table broadcast_recipient add column tries int not null default 0;
create index message_broadcast_open_index on message (account_id, broadcast_id, due_at)
  where broadcast_id is not null and status in ('due', 'sending');
create policy system_lookup on broadcast for select to current_user
  using (current_setting('kept.system', true) = 'on');

create function kept_system.due_broadcasts(p_limit int, p_idle interval)
returns table (account_id uuid, broadcast_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select b.account_id, b.id
    from public.account a
    join public.broadcast b on b.account_id = a.id and b.status in ('scheduled', 'sending')
      and b.send_at < clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' - p_idle
    where b.paged_at is null or b.paged_at < clock_timestamp() - p_idle
    order by b.send_at limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;

create function kept_system.unsent_broadcasts(p_after uuid, p_limit int)
returns table (account_id uuid, broadcast_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select b.account_id, b.id from public.broadcast b
    where b.status in ('scheduled', 'sending') and (p_after is null or b.id > p_after) order by b.id limit p_limit;
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
    select m.account_id, m.id, m.lane
    from public.account a
    join public.message m on m.account_id = a.id and m.sequence_id is null and m.status in ('due', 'sending') and (
      (m.status = 'due' and m.due_at < clock_timestamp() + a.clock_offset_ms * interval '1 millisecond'
        - case when m.broadcast_id is null then p_overdue else greatest(p_overdue, interval '15 seconds') end)
      or (m.status = 'sending' and m.claimed_at < clock_timestamp() - interval '15 minutes'))
    order by m.due_at
    limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;

create function kept_system.note_broadcast() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kept_system.change (account_id, topic, subject_id) select account_id, 'broadcast', id from touched;
  return null;
end
$$;
revoke all on function kept_system.note_broadcast(), kept_system.due_broadcasts(int, interval),
  kept_system.unsent_broadcasts(uuid, int) from public;
create trigger broadcast_insert_noted after insert on broadcast
  referencing new table as touched for each statement execute function kept_system.note_broadcast();
create trigger broadcast_update_noted after update on broadcast
  referencing new table as touched for each statement execute function kept_system.note_broadcast();

do $$
declare
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  execute format('grant execute on function kept_system.due_broadcasts(int, interval) to %I', app);
  execute format('grant execute on function kept_system.unsent_broadcasts(uuid, int) to %I', app);
end $$;
`);
  }
}
