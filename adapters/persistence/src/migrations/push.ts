import { Migration } from '@mikro-orm/migrations';

/** Browsers that may tell their people of what happens, and what they are to tell. */
export class Push extends Migration {
  override readonly name = '2026-11-29-push';

  override up(): void {
    this.addSql(`
create table push_subscription (
  id uuid not null, account_id uuid not null, user_id uuid not null, endpoint text not null, p256dh text not null,
  auth text not null, device text not null, created_at timestamptz not null default now(), failure text, primary key (id)
);
alter table push_subscription add constraint push_subscription_account_id_endpoint_unique unique (account_id, endpoint);
create index push_subscription_user_index on push_subscription (account_id, user_id);
alter table push_subscription add constraint push_subscription_user_id_foreign
  foreign key (account_id, user_id) references "user" (account_id, id);

create table push_notice (
  id uuid not null, account_id uuid not null, user_id uuid not null, title text not null, body text not null,
  path text not null, created_at timestamptz not null default now(), taken_at timestamptz, browsers int, primary key (id)
);
create index push_notice_waiting_index on push_notice (account_id, created_at) where taken_at is null;
create index push_notice_created_index on push_notice (account_id, created_at);
alter table push_notice add constraint push_notice_user_id_foreign
  foreign key (account_id, user_id) references "user" (account_id, id);

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  foreach t in array array['push_subscription', 'push_notice'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy account_only on %I
      using (account_id = nullif(current_setting(''kept.account'', true), '''')::uuid)
      with check (account_id = nullif(current_setting(''kept.account'', true), '''')::uuid)', t);
    execute format('create policy system_lookup on %I for select to %I using (current_setting(''kept.system'', true) = ''on'')',
      t, current_user);
    execute format('grant select, insert, update, delete on %I to %I', t, app);
  end loop;
end $$;

create or replace function kept_system.due_messages(p_limit int, p_overdue interval)
returns table (account_id uuid, message_id uuid, lane text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    (select m.account_id, m.id, m.lane
    from public.account a
    join public.message m on m.account_id = a.id and m.sequence_id is null and m.status in ('due', 'sending') and (
      (m.status = 'due' and m.due_at < clock_timestamp() + a.clock_offset_ms * interval '1 millisecond'
        - case when m.broadcast_id is null then p_overdue else greatest(p_overdue, interval '15 seconds') end)
      or (m.status = 'sending' and m.claimed_at < clock_timestamp() - interval '15 minutes'))
    order by m.due_at
    limit p_limit)
    union all
    -- what is told by browsers is told soon or not at all
    (select n.account_id, n.id, 'answer' from public.account a
    join public.push_notice n on n.account_id = a.id and n.taken_at is null
      and n.created_at between clock_timestamp() - interval '1 hour' and clock_timestamp() - p_overdue
    order by n.created_at
    limit p_limit);
  perform set_config('kept.system', '', true);
end
$$;
`);
  }
}
